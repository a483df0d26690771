import type { SequenceFlow } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** The default flow is one of the element's own outgoing flows. BPMN 2.0, 8.4.9. */
export const defaultFlow: Rule = {
  code: 'BPMN_DEFAULT_FLOW',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const { default: flow } = node as { readonly default?: SequenceFlow };
      if (flow === undefined || drawing.outgoing(node).includes(flow)) continue;
      found.error(
        node,
        `the default flow ${flow.id} does not begin here`,
        'Mark one of the outgoing flows as the default.',
      );
    }
  },
};
