import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** Nothing leads on from an end event. BPMN 2.0, 10.5.3. */
export const endEventFlows: Rule = {
  code: 'BPMN_END_OUTGOING',
  check({ drawing }, found) {
    for (const event of drawing.nodes.filter((node) => isA(node, 'bpmn:EndEvent'))) {
      for (const flow of drawing.outgoing(event)) {
        found.error(
          event,
          `the end event has an outgoing sequence flow, ${flow.id}`,
          'Use an intermediate throw event where the process goes on.',
        );
      }
    }
  },
};
