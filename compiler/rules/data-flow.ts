import { runningDataFlow, type Association } from '../data/associations.ts';
import { assignedPath, itemVariable } from '../data/data-mappings.ts';
import { movedItems } from '../data/scope-data.ts';
import { isStore, objectOf } from '../data/item-variable.ts';
import type { Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { within, type Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';
import { isVariablePath } from './variable-names.ts';

/** Data associations move data between variables, one source to one target. BPMN 2.0, 10.4.2. */
export const dataFlow: Rule = {
  code: 'BPMN_DATA_FLOW',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const { incoming, outgoing } = runningDataFlow(node);
      for (const association of [...incoming, ...outgoing]) {
        checkItems(association, node, drawing, found);
        checkWay(association, node, drawing, found);
      }
    }
    for (const [object, names] of movedItems(drawing)) {
      if (names.size < 2) continue;
      found.error(
        object,
        `the data object ${object.id} goes by several names: ${[...names].join(', ')}`,
        'Give the data object itself a name, or its references the same.',
      );
    }
  },
};

function checkItems(association: Association, node: FlowNode, drawing: Drawing, found: Found): void {
  const { sourceRef = [], targetRef } = association;
  for (const item of [...sourceRef, targetRef] as readonly (Drawn | undefined)[]) {
    if (item === undefined) continue;
    const problem = isStore(item)
      ? 'is a data store: it outlives the case, so no case can keep it'
      : isA(item, 'bpmn:Property') && isA(item.$parent, 'bpmn:Event')
        ? 'is a property of an event, which keeps no data'
        : itemVariable(item, node, drawing) === undefined
          ? 'has neither a name nor an id that a variable can have'
          : !isSeen(item, node)
            ? `is not seen from ${node.id}: it lies in another scope`
            : undefined;
    if (problem !== undefined) found.error(node, `the data ${item.id} ${problem}`, adviceFor(item));
  }
}

function adviceFor(item: Drawn): string {
  return isStore(item)
    ? 'Read and write it in a service task, by an action of a connector.'
    : 'Use a data object of the process, with a name such as "brief": letters, digits and "_".';
}

function isSeen(item: Drawn, node: FlowNode): boolean {
  const object: Drawn | undefined = objectOf(item);
  return object?.$parent === undefined || within(node, object.$parent);
}

function checkWay(association: Association, node: FlowNode, drawing: Drawing, found: Found): void {
  const { sourceRef = [], targetRef, transformation, assignment = [] } = association;
  if (sourceRef.length > 1 && transformation === undefined && assignment.length === 0) {
    found.error(
      node,
      `the data association ${association.id ?? ''} has ${sourceRef.length} sources and does not say what it makes of them`,
      'Give it a transformation, e.g. "=first + second", or one source only.',
    );
  }
  if (transformation !== undefined && !transformation.body?.trim())
    found.error(node, 'the transformation of a data association is empty', 'Write a FEEL expression.');
  const target = (targetRef && itemVariable(targetRef, node, drawing)) ?? '';
  for (const { from, to } of assignment) {
    if (from?.body?.trim() && isVariablePath(assignedPath(to?.body, target))) continue;
    found.error(
      node,
      `an assignment of a data association does not say what goes where`,
      `Write FEEL in "from", and in "to" the target or a path in it, e.g. "${target || 'brief'}.budget".`,
    );
  }
}
