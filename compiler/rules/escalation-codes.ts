import { definitionsOfType } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** What is thrown has a code; what is caught has a fixed one, or takes any escalation. BPMN 2.0, 10.5.5 and table 10.93. */
export const escalationCodes: Rule = {
  code: 'BPMN_ESCALATION_CODE',
  check({ drawing }, found) {
    for (const event of drawing.nodes) {
      for (const { escalationRef } of definitionsOfType(event, 'bpmn:EscalationEventDefinition')) {
        const code = escalationRef?.escalationCode?.trim();
        const throwing = isA(event, 'bpmn:ThrowEvent');
        if (throwing && escalationRef === undefined) {
          found.error(
            event,
            'no escalation is named',
            'Choose or create its escalation in the properties panel.',
          );
        } else if (throwing && !code) {
          found.error(
            event,
            `the escalation ${escalationRef?.id ?? ''} has no code`,
            'Give the escalation a code; catch events know it by that.',
          );
        } else if (!throwing && code?.startsWith('=')) {
          found.error(
            event,
            `catches an escalation whose code is computed (${code})`,
            'Give the caught escalation a fixed code, or none to catch any.',
          );
        }
      }
    }
  },
};
