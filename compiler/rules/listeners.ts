import { hasDefinition } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';

/** Execution listeners say when they are called, and stand where they can be; the same one twice is a slip. */
export const listeners: Rule = {
  code: 'BPMN_LISTENER',
  check({ drawing }, found) {
    for (const element of drawing.elements) {
      if (!isA(element, 'bpmn:BaseElement')) continue;
      const seen = new Set<string>();
      for (const { eventType, type } of zeebe(element, 'zeebe:ExecutionListeners')?.listeners ?? []) {
        if (eventType !== 'start' && eventType !== 'end') {
          const problem = eventType ? `is called at "${eventType}"` : 'has no event type';
          found.error(element, `an execution listener ${problem}`, 'Set "start" or "end".');
        } else {
          const instead = elsewhere(element, eventType);
          if (instead !== undefined)
            found.error(element, `an execution listener cannot be called at its ${eventType}`, instead);
        }
        if (!type?.trim())
          found.error(element, 'an execution listener has no type', 'Set the job type of its worker.');
        const key = `${eventType} ${type}`;
        if (seen.has(key))
          found.error(
            element,
            `the execution listener "${type}" is there twice for "${eventType}"`,
            'Keep one of them.',
          );
        seen.add(key);
      }
    }
  },
};

/** Where a listener goes that cannot stand here; nothing if it can. The limits are those of Camunda 8. */
function elsewhere(element: Drawn, eventType: 'start' | 'end'): string | undefined {
  if (isA(element, 'bpmn:BoundaryEvent') && hasDefinition(element, 'bpmn:CompensateEventDefinition'))
    return 'Put it on the activity that undoes the work.';
  if (eventType === 'end') {
    if (isA(element, 'bpmn:Gateway')) return 'Call it at the start of the elements behind the gateway.';
    return isA(element, 'bpmn:EndEvent') && hasDefinition(element, 'bpmn:ErrorEventDefinition')
      ? 'Put it on the event that catches the error.'
      : undefined;
  }
  if (isA(element, 'bpmn:BoundaryEvent')) return 'Call it at the start of the activity.';
  if (isA(element, 'bpmn:SubProcess') && isEventSubProcess(element as FlowNode))
    return 'Call it at the start of the first step inside.';
  return isA(element, 'bpmn:StartEvent') ? 'Call it at the start of the process or sub-process.' : undefined;
}
