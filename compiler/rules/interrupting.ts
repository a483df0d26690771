import { definitionTypes, spokenDefinition } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

const alwaysInterrupting = ['error', 'cancel', 'compensation'];

/** Errors, cancellation and compensation interrupt; they have no non-interrupting form. BPMN 2.0, table 10.93. */
export const interrupting: Rule = {
  code: 'BPMN_INTERRUPTING',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      const boundary = isA(event, 'bpmn:BoundaryEvent') && event.cancelActivity === false;
      const start = isA(event, 'bpmn:StartEvent') && event.isInterrupting === false;
      if (!boundary && !start) continue;
      for (const definition of definitionTypes(event).map(spokenDefinition)) {
        if (!alwaysInterrupting.includes(definition)) continue;
        // On a boundary event the attribute says nothing about compensation: it marks a handler.
        const report = boundary && definition === 'compensation' ? found.warning : found.error;
        report(event, `the ${definition} event cannot be non-interrupting`, 'Make it interrupting.');
      }
    }
  },
};
