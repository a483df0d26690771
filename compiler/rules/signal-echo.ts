import { definitionsOfType } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { FlowNode } from '../parse/bpmn.ts';
import { processOf } from '../parse/drawing.ts';
import { beginsCase } from './message-name.ts';
import type { Rule } from './rule.ts';

/** A process does not throw the signal that begins it: each case would begin another, without end. */
export const signalEcho: Rule = {
  code: 'BPMN_SIGNAL_ECHO',
  check({ drawing }, found) {
    const named = drawing.nodes.flatMap((event) => signalsOf(event).map((name) => ({ event, name })));
    for (const { event, name } of named) {
      if (!isA(event, 'bpmn:ThrowEvent')) continue;
      const echo = named.find(
        (other) =>
          other.name === name &&
          beginsCase(other.event, drawing) &&
          processOf(other.event) === processOf(event),
      );
      if (echo === undefined) continue;
      found.warning(
        event,
        `throws the signal "${name}", which begins this very process (${echo.event.id}): each case begins another`,
        'Give one of the two another signal, or make sure that a condition ends the chain.',
      );
    }
  },
};

function signalsOf(event: FlowNode): readonly string[] {
  return definitionsOfType(event, 'bpmn:SignalEventDefinition').flatMap(
    ({ signalRef }) => signalRef?.name?.trim() ?? [],
  );
}
