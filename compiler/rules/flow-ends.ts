import type { Drawn } from '../parse/bpmn.ts';
import { isA, spokenName } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A sequence flow leads from one flow node to another; artifacts, data and pools are neither. BPMN 2.0, 8.4.13. */
export const flowEnds: Rule = {
  code: 'BPMN_FLOW_ENDS',
  check({ drawing, references }, found) {
    for (const flow of drawing.flows) {
      for (const end of ['sourceRef', 'targetRef'] as const) {
        const node: Drawn | undefined = flow[end];
        const spoken = end === 'sourceRef' ? 'begin' : 'end';
        if (node === undefined) {
          const unresolved = references.some(
            ({ from, property, to }) => from === flow && property === end && !to,
          );
          if (!unresolved) {
            found.error(
              flow,
              `the sequence flow has no ${end}`,
              `Let it ${spoken} at an event, activity or gateway.`,
            );
          }
        } else if (!isA(node, 'bpmn:FlowNode')) {
          found.error(
            flow,
            `the sequence flow must not ${spoken} at ${node.id} (${spokenName(node)})`,
            `Let it ${spoken} at an event, activity or gateway; connect artifacts by association, data by data association.`,
          );
        }
      }
    }
  },
};
