import { hasDefinition } from '../event-definitions/kinds.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A boundary event is never a target; it leads on by a flow, a compensation one by an association only. BPMN 2.0, 10.5.4 and 10.7. */
export const boundaryEventFlows: Rule = {
  code: 'BPMN_BOUNDARY_FLOWS',
  check({ drawing }, found) {
    for (const event of drawing.nodes.filter((node) => isA(node, 'bpmn:BoundaryEvent'))) {
      const compensating = hasDefinition(event, 'bpmn:CompensateEventDefinition');
      for (const flow of drawing.incoming(event)) {
        found.error(
          event,
          `the boundary event has an incoming sequence flow, ${flow.id}`,
          'Lead it to the activity itself.',
        );
      }
      const outgoing = drawing.outgoing(event);
      if (!compensating && outgoing.length === 0) {
        found.error(
          event,
          'no sequence flow leads on from the boundary event',
          'Lead it to what is to happen then.',
        );
      }
      if (compensating && outgoing.length > 0) {
        found.error(
          event,
          `a compensation boundary event must not have the outgoing sequence flow ${outgoing[0]?.id}`,
          'Connect it to the activity that undoes this one by an association.',
        );
      }
    }
  },
};
