import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import { beginsCase, messageUses } from './message-name.ts';
import type { Rule } from './rule.ts';

/** The message that cancels a case is the case's own and needs no key; docs/dialect.md. */
const cancelMessage = 'maschinenraum.cancel';

/** A running case finds its messages by name and key (zeebe:subscription). */
export const correlationKey: Rule = {
  code: 'BPMN_CORRELATION_KEY_MISSING',
  check({ drawing }, found) {
    for (const { node, message } of messageUses(drawing)) {
      const catching = isA(node, 'bpmn:CatchEvent') || isA(node, 'bpmn:ReceiveTask');
      if (!catching || message === undefined || beginsCase(node) || message.name === cancelMessage) continue;
      if (zeebe(message, 'zeebe:Subscription')?.correlationKey?.trim()) continue;
      found.error(
        node,
        `the message "${message.name ?? ''}" (${message.id}), awaited in ${node.$parent?.id}, has no correlation key: no one could say which case it is for`,
        'Set its subscription correlation key, e.g. "=caseId".',
      );
    }
  },
};
