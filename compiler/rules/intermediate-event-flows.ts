import { hasDefinition } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** An intermediate event stands between two flows; links replace one of them. BPMN 2.0, 10.5.4. */
export const intermediateEventFlows: Rule = {
  code: 'BPMN_EVENT_UNCONNECTED',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const catching = isA(node, 'bpmn:IntermediateCatchEvent');
      if (!catching && !isA(node, 'bpmn:IntermediateThrowEvent')) continue;
      const link = hasDefinition(node, 'bpmn:LinkEventDefinition');
      if (link) {
        const wrong = catching ? drawing.incoming(node) : drawing.outgoing(node);
        for (const flow of wrong) {
          found.error(
            node,
            `a ${catching ? 'catching' : 'throwing'} link event must not have the flow ${flow.id}`,
            'Remove the flow: the link takes its place.',
          );
        }
      }
      if (drawing.incoming(node).length === 0 && !(link && catching)) {
        found.error(
          node,
          'no sequence flow leads to the intermediate event',
          'Connect it, or use a start event.',
        );
      }
      if (drawing.outgoing(node).length === 0 && !(link && !catching)) {
        found.warning(
          node,
          'no sequence flow leads on from the intermediate event',
          'Connect it, or use an end event.',
        );
      }
    }
  },
};
