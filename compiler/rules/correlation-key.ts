import { hasSender } from '../model/message-partners.ts';
import type { Drawn, FlowNode } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import { zeebe } from '../parse/zeebe.ts';
import { beginsCase, messageUses } from './message-name.ts';
import type { Rule } from './rule.ts';

/** The message that cancels a case is the case's own and needs no key; docs/dialect.md. */
const cancelMessage = 'maschinenraum.cancel';

/** A running case finds its messages by name and key (zeebe:subscription), or by the message flow from a process that runs with it. */
export const correlationKey: Rule = {
  code: 'BPMN_CORRELATION_KEY_MISSING',
  check({ drawing }, found) {
    for (const { node, message } of messageUses(drawing)) {
      const catching = isA(node, 'bpmn:CatchEvent') || isA(node, 'bpmn:ReceiveTask');
      if (!catching || message === undefined || message.name === cancelMessage) continue;
      if (zeebe(message, 'zeebe:Subscription')?.correlationKey?.trim() || hasSender(node, drawing)) continue;
      if (beginsCase(node, drawing)) {
        if (!awaitsOthers(node, drawing)) continue;
        found.warning(
          node,
          `the message "${message.name ?? ''}" (${message.id}) is one of several that a case needs, and has no correlation key: it goes to any case that waits for it`,
          'Set its subscription correlation key to what the first message brings, e.g. "=orderId".',
        );
        continue;
      }
      found.error(
        node,
        `the message "${message.name ?? ''}" (${message.id}), awaited in ${node.$parent?.id}, has no correlation key: no one could say which case it is for`,
        'Set its subscription correlation key, e.g. "=caseId".',
      );
    }
  },
};

/** The case that one of its messages has begun waits for the others. */
function awaitsOthers(node: FlowNode, drawing: Drawing): boolean {
  if (isA(node, 'bpmn:StartEvent')) return node.parallelMultiple === true;
  return drawing.incoming(node).some(({ sourceRef }) => {
    const gateway = sourceRef as Drawn | undefined;
    return isA(gateway, 'bpmn:EventBasedGateway') && gateway.eventGatewayType === 'Parallel';
  });
}
