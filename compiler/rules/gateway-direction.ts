import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A gateway does what it says it does: splits, merges, or both. BPMN 2.0, 10.6. */
export const gatewayDirection: Rule = {
  code: 'BPMN_GATEWAY_DIRECTION',
  check({ drawing }, found) {
    for (const gateway of drawing.nodes) {
      if (!isA(gateway, 'bpmn:Gateway')) continue;
      const incoming = drawing.incoming(gateway).length;
      const outgoing = drawing.outgoing(gateway).length;
      const direction = gateway.gatewayDirection ?? 'Unspecified';
      const wrong =
        (direction === 'Converging' && outgoing > 1) ||
        (direction === 'Diverging' && incoming > 1) ||
        (direction === 'Mixed' && (incoming < 2 || outgoing < 2));
      if (wrong) {
        found.warning(
          gateway,
          `is marked ${direction}, but has ${incoming} incoming and ${outgoing} outgoing flows`,
          'Correct gatewayDirection, or the flows.',
        );
      } else if (incoming < 2 && outgoing < 2) {
        found.warning(gateway, 'the gateway neither splits nor merges', 'Remove it.');
      }
    }
  },
};
