import { isScope } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A sequence flow stays in its process or sub-process. BPMN 2.0, 8.4.13 and 10.3.5. */
export const flowScope: Rule = {
  code: 'BPMN_FLOW_CROSSES_SCOPE',
  check({ drawing }, found) {
    for (const flow of drawing.flows) {
      const source = flow.sourceRef?.$parent;
      const target = flow.targetRef?.$parent;
      if (!isScope(source) || !isScope(target) || source === target) continue;
      found.error(
        flow,
        `leads from ${flow.sourceRef?.id} in ${source.id} to ${flow.targetRef?.id} in ${target.id}`,
        'Let it begin and end in the same process or sub-process; between pools use a message flow.',
      );
    }
  },
};
