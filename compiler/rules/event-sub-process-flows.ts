import { isEventSubProcess } from '../model/container.ts';
import type { Rule } from './rule.ts';

/** No sequence flow touches an event sub-process: its start event begins it. BPMN 2.0, 10.3.5. */
export const eventSubProcessFlows: Rule = {
  code: 'BPMN_EVENT_SUB_PROCESS_FLOWS',
  check({ drawing }, found) {
    for (const node of drawing.nodes.filter(isEventSubProcess)) {
      for (const flow of [...drawing.incoming(node), ...drawing.outgoing(node)]) {
        found.error(
          node,
          `the event sub-process is connected by the sequence flow ${flow.id}`,
          'Remove the flow, or make it an embedded sub-process.',
        );
      }
    }
  },
};
