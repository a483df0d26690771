import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** An activity takes and gives at least one token. BPMN 2.0, table 10.3. */
export const quantities: Rule = {
  code: 'BPMN_QUANTITY',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:Activity')) continue;
      for (const name of ['startQuantity', 'completionQuantity'] as const) {
        const quantity = node[name];
        if (quantity !== undefined && !(quantity >= 1))
          found.error(node, `${name} is ${quantity}, which is less than 1`, `Remove ${name}.`);
      }
    }
  },
};
