import { isA } from '../parse/bpmn.ts';
import type { SequenceFlow } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/**
 * An exclusive gateway says where the token goes when none of its conditions holds. BPMN 2.0, 13.4.2. An inclusive one often stands
 * behind a gateway that has asked whether there is anything to do: it is left alone.
 */
export const missingDefault: Rule = {
  code: 'BPMN_NO_DEFAULT',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:ExclusiveGateway')) continue;
      const flows = drawing.outgoing(node);
      const { default: flow } = node as { readonly default?: SequenceFlow };
      const conditional = flows.every(({ conditionExpression }) => conditionExpression !== undefined);
      if (flow !== undefined || flows.length === 0 || !conditional) continue;
      found.warning(
        node,
        'each flow has a condition and none is the default: when no condition holds the case stops with an incident',
        'Mark one of the flows as the default.',
      );
    }
  },
};
