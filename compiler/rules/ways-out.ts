import { isEventSubProcess } from '../model/container.ts';
import { linkedTargets } from '../model/links.ts';
import type { FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Rule } from './rule.ts';

/** From every step some path leads to an end, or something from outside ends it. */
export const waysOut: Rule = {
  code: 'BPMN_NO_WAY_OUT',
  check({ drawing }, found) {
    const linked = linkedTargets(drawing);
    for (const scope of drawing.scopes) {
      if (isA(scope, 'bpmn:AdHocSubProcess') || isInterrupted(scope, drawing)) continue;
      const ending = leadingOut(scope, drawing, linked);
      for (const node of drawing.nodesIn(scope)) {
        if (ending.has(node) || !isEntrance(node, ending, drawing)) continue;
        found.warning(
          node,
          'no path leads from here to an end: it goes round for ever',
          'Lead a way out of the loop, or let an interrupting event end it.',
        );
      }
    }
  },
};

/** All from which a node without a way on can be reached: backwards from those. */
function leadingOut(
  scope: Scope,
  drawing: Drawing,
  linked: ReadonlyMap<string, FlowNode>,
): ReadonlySet<FlowNode> {
  const nodes = drawing.nodesIn(scope);
  const sources = new Map<FlowNode, FlowNode[]>();
  const add = (target: FlowNode | undefined, source: FlowNode): void => {
    if (target !== undefined) sources.set(target, [...(sources.get(target) ?? []), source]);
  };
  for (const node of nodes) {
    add(linked.get(node.id ?? ''), node);
    if (isA(node, 'bpmn:BoundaryEvent')) add(node, node.attachedToRef as FlowNode);
  }
  const ending = new Set<FlowNode>();
  const waiting = nodes.filter((node) => drawing.outgoing(node).length === 0 && !linked.has(node.id ?? ''));
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (ending.has(node)) continue;
    ending.add(node);
    for (const { sourceRef } of drawing.incoming(node)) if (sourceRef) waiting.push(sourceRef as FlowNode);
    waiting.push(...(sources.get(node) ?? []));
  }
  return ending;
}

/** One finding for a loop is enough: where it is entered. */
function isEntrance(node: FlowNode, ending: ReadonlySet<FlowNode>, drawing: Drawing): boolean {
  const incoming = drawing.incoming(node);
  return incoming.length === 0 || incoming.some(({ sourceRef }) => ending.has(sourceRef as FlowNode));
}

/** A boundary event or an event sub-process may end what goes on in the scope, an event of a scope around it as well. */
function isInterrupted(scope: Scope, drawing: Drawing): boolean {
  const bounded = drawing.boundary(scope).some(({ cancelActivity }) => cancelActivity !== false);
  const reacting = drawing.nodesIn(scope).filter((node) => isEventSubProcess(node));
  const cut = reacting.some((inner) =>
    drawing.nodesIn(inner).some((node) => isA(node, 'bpmn:StartEvent') && node.isInterrupting !== false),
  );
  const around = scope.$parent as Scope | undefined;
  return (
    bounded ||
    cut ||
    (around !== undefined && drawing.scopes.includes(around) && isInterrupted(around, drawing))
  );
}
