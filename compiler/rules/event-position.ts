import { definitionTypes, spokenDefinition } from '../event-definitions/kinds.ts';
import { isEventSubProcess } from '../model/container.ts';
import type { BoundaryEvent, FlowNode, Scope } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

type Position =
  | 'start event of a process'
  | 'start event of a sub-process'
  | 'start event of an event sub-process'
  | 'intermediate catch event'
  | 'intermediate throw event'
  | 'boundary event'
  | 'end event';

// BPMN 2.0, table 10.93.
const allowed: { readonly [P in Position]: readonly string[] } = {
  'start event of a process': ['none', 'message', 'timer', 'conditional', 'signal'],
  'start event of a sub-process': ['none'],
  'start event of an event sub-process': [
    'message',
    'timer',
    'error',
    'escalation',
    'compensation',
    'conditional',
    'signal',
  ],
  'intermediate catch event': ['message', 'timer', 'conditional', 'link', 'signal'],
  'intermediate throw event': ['none', 'message', 'escalation', 'compensation', 'link', 'signal'],
  'boundary event': [
    'message',
    'timer',
    'error',
    'escalation',
    'cancel',
    'compensation',
    'conditional',
    'signal',
  ],
  'end event': ['none', 'message', 'error', 'escalation', 'cancel', 'compensation', 'signal', 'terminate'],
};

/** Each trigger and result only where BPMN has it. */
export const eventPosition: Rule = {
  code: 'BPMN_EVENT_POSITION',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      const position = positionOf(event);
      if (position === undefined) continue;
      const types = definitionTypes(event);
      for (const definition of types.length === 0 ? ['none'] : types.map(spokenDefinition)) {
        if (!allowed[position].includes(definition)) {
          const meant = allowed[position].join(', ');
          found.error(
            event,
            definition === 'none'
              ? `the ${position} needs a trigger`
              : `the ${position} cannot be of the kind "${definition}"`,
            `Possible here: ${meant}.`,
          );
        } else if (definition === 'cancel' && !inTransaction(event)) {
          found.error(event, 'a cancel event belongs to a transaction', 'Use an error event.');
        }
      }
    }
  },
};

function positionOf(event: FlowNode): Position | undefined {
  if (isA(event, 'bpmn:StartEvent')) {
    if (isA(event.$parent, 'bpmn:Process')) return 'start event of a process';
    return isEventSubProcess(event.$parent as Scope)
      ? 'start event of an event sub-process'
      : 'start event of a sub-process';
  }
  if (isA(event, 'bpmn:IntermediateCatchEvent')) return 'intermediate catch event';
  if (isA(event, 'bpmn:IntermediateThrowEvent')) return 'intermediate throw event';
  if (isA(event, 'bpmn:BoundaryEvent')) return 'boundary event';
  if (isA(event, 'bpmn:EndEvent')) return 'end event';
  return undefined;
}

function inTransaction(event: FlowNode): boolean {
  const host = isA(event, 'bpmn:BoundaryEvent') ? (event as BoundaryEvent).attachedToRef : event.$parent;
  // An event sub-process acts for the scope around it.
  return isA(host, 'bpmn:SubProcess') && isEventSubProcess(host) && !isA(event, 'bpmn:BoundaryEvent')
    ? inTransaction(host)
    : isA(host, 'bpmn:Transaction');
}
