import { definitionsOfType } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** What is thrown has a code; what is caught has a fixed one, or takes any error. BPMN 2.0, 10.5.5 and table 10.93. */
export const errorCodes: Rule = {
  code: 'BPMN_ERROR_CODE',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      for (const { errorRef } of definitionsOfType(event, 'bpmn:ErrorEventDefinition')) {
        const code = errorRef?.errorCode?.trim();
        const throwing = isA(event, 'bpmn:ThrowEvent');
        if (throwing && errorRef === undefined) {
          found.error(event, 'no error is named', 'Choose or create its error in the properties panel.');
        } else if (throwing && !code) {
          found.error(
            event,
            `the error ${errorRef?.id ?? ''} has no code`,
            'Give the error a code; catch events know it by that.',
          );
        } else if (!throwing && code?.startsWith('=')) {
          found.error(
            event,
            `catches an error whose code is computed (${code})`,
            'Give the caught error a fixed code, or none to catch any.',
          );
        }
      }
    }
  },
};
