import { definitionsOfType } from '../event-definitions/kinds.ts';
import { parseExpression } from '../feel/index.ts';
import { beginsCase } from './message-name.ts';
import type { Rule } from './rule.ts';

/** Whoever throws or awaits a signal names it; what begins a case by a fixed name. BPMN 2.0, 10.5.5 (executable processes). */
export const signalName: Rule = {
  code: 'BPMN_SIGNAL_MISSING',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      for (const { signalRef } of definitionsOfType(event, 'bpmn:SignalEventDefinition')) {
        const name = signalRef?.name?.trim();
        if (signalRef === undefined) {
          found.error(event, 'no signal is named', 'Choose or create its signal in the properties panel.');
        } else if (!name) {
          found.error(
            event,
            `the signal ${signalRef.id ?? ''} has no name`,
            'Give the signal a name; throwing and catching events know it by that.',
          );
        } else if (beginsCase(event, drawing) && !isFixed(name)) {
          found.error(
            event,
            `the signal name is computed (${name}), but who throws it must find this process before it has a case`,
            'Use a fixed name.',
          );
        }
      }
    }
  },
};

function isFixed(name: string): boolean {
  if (!name.startsWith('=')) return true;
  const parsed = parseExpression(name.slice(1));
  // What does not parse is reported as such.
  return !parsed.ok || parsed.expression.kind === 'string';
}
