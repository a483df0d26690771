import { definitionsOfType, hasDefinition } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { Activity, Drawn, FlowNode, Scope } from '../parse/bpmn.ts';
import { isA, isScope } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Found, Rule } from './rule.ts';

/** What is undone, by which handler, thrown from where. BPMN 2.0, 10.7. */
export const compensation: Rule = {
  code: 'BPMN_COMPENSATION',
  check({ drawing, references }, found) {
    const used = new Set<Drawn>();
    for (const node of drawing.nodes) {
      const definitions = definitionsOfType(node, 'bpmn:CompensateEventDefinition');
      if (isA(node, 'bpmn:BoundaryEvent') && definitions.length > 0) {
        const handler = drawing.handlerOf(node);
        if (handler !== undefined) used.add(handler);
        checkHandler(node, handler, drawing, found);
      } else if (isA(node, 'bpmn:ThrowEvent')) {
        for (const definition of definitions) {
          const unresolved = references.some(({ from, to }) => from === definition && to === undefined);
          if (definition.waitForCompletion === false && isA(node, 'bpmn:EndEvent')) {
            found.error(
              node,
              'the path ends here: nothing could go on before all is undone',
              'Remove waitForCompletion="false", or throw the compensation by an intermediate event.',
            );
          }
          if (!unresolved) checkThrow(node, definition.activityRef as Activity | undefined, drawing, found);
        }
      }
    }
    for (const scope of drawing.scopes) checkEventSubProcesses(scope, drawing, found);
    for (const node of drawing.nodes) {
      if ((node as Activity).isForCompensation === true && !used.has(node)) {
        found.warning(
          node,
          'nothing ever calls this compensation activity',
          'Connect it to a compensation boundary event by an association.',
        );
      }
    }
  },
};

/** A sub-process is undone in one way: by the activity on its border, by one event sub-process in it, or by what undoes its activities. */
function checkEventSubProcesses(scope: Scope, drawing: Drawing, found: Found): void {
  const [event, ...more] = drawing
    .nodesIn(scope)
    .filter(isEventSubProcess)
    .filter((node) =>
      drawing.nodesIn(node).some((inner) => isA(inner, 'bpmn:StartEvent') && isCompensating(inner)),
    );
  if (event === undefined) return;
  for (const again of more) {
    found.error(again, `${event.id} already undoes ${scope.id}`, 'Merge the two event sub-processes.');
  }
  if (drawing.boundary(scope).some(isCompensating)) {
    found.error(
      event,
      `${scope.id} is undone by the compensation event on its border already`,
      'Keep one of the two.',
    );
  }
  if (isA(scope, 'bpmn:Process') || isEventSubProcess(scope)) {
    found.warning(
      event,
      `nothing undoes a whole ${isA(scope, 'bpmn:Process') ? 'process' : 'event sub-process'}: this never begins`,
      'Put it into the sub-process that it undoes.',
    );
  }
}

function isCompensating(event: Drawn): boolean {
  return hasDefinition(event, 'bpmn:CompensateEventDefinition');
}

function checkHandler(event: FlowNode, handler: Activity | undefined, drawing: Drawing, found: Found): void {
  if (handler === undefined) {
    found.error(
      event,
      'the compensation boundary event leads to no activity',
      'Draw an association from it to the activity that undoes the work.',
    );
    return;
  }
  if (handler.isForCompensation !== true) {
    found.error(
      event,
      `${handler.id} is not marked as a compensation activity`,
      'Set isForCompensation on it.',
    );
  }
  for (const flow of [...drawing.incoming(handler), ...drawing.outgoing(handler)]) {
    found.error(
      handler,
      `a compensation activity cannot have the sequence flow ${flow.id}`,
      'Remove the flow; the engine calls the activity when it is needed.',
    );
  }
  for (const boundary of drawing.boundary(handler)) {
    found.error(
      handler,
      `a compensation activity cannot have the boundary event ${boundary.id}`,
      'Handle the failure inside a sub-process.',
    );
  }
}

function checkThrow(event: FlowNode, activity: Activity | undefined, drawing: Drawing, found: Found): void {
  if (activity === undefined) return;
  const compensable = isA(activity, 'bpmn:SubProcess') || drawing.boundary(activity).some(isCompensating);
  if (!visibleScopes(event).includes(activity.$parent)) {
    found.error(
      event,
      `${activity.id} lies in another scope, where this event cannot compensate it`,
      'Throw the compensation in the scope of the activity, or compensate its sub-process.',
    );
  } else if (!compensable) {
    found.error(
      event,
      `${activity.id} has no compensation boundary event: there is nothing to call`,
      'Attach one and connect it to the activity that undoes the work.',
    );
  }
}

/** The scope of the event and, from within event sub-processes, those around them. */
function visibleScopes(event: Drawn): readonly (Drawn | undefined)[] {
  const scopes: (Drawn | undefined)[] = [event.$parent];
  for (let scope = event.$parent; isScope(scope) && isEventSubProcess(scope); scope = scope.$parent)
    scopes.push(scope.$parent);
  return scopes;
}
