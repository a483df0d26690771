import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** Nothing leads to a start event. BPMN 2.0, 10.5.2. */
export const startEventFlows: Rule = {
  code: 'BPMN_START_INCOMING',
  check({ drawing }, found) {
    for (const event of drawing.nodes.filter((node) => isA(node, 'bpmn:StartEvent'))) {
      for (const flow of drawing.incoming(event)) {
        found.error(
          event,
          `the start event has an incoming sequence flow, ${flow.id}`,
          'Lead it to the step behind the start event.',
        );
      }
    }
  },
};
