import type { Activity } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** More tokens than this at once are a slip of the pen, and would fill the memory. */
const MOST = 10_000;

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
        if (quantity !== undefined && quantity > MOST)
          found.error(
            node,
            `${name} is ${quantity}, which is more than ${MOST}`,
            'Use a multi-instance activity.',
          );
      }
      if ((node.startQuantity ?? 1) > 1 && drawing.incoming(node).length === 0) {
        found.error(
          node,
          `it waits for ${(node as Activity).startQuantity} tokens, but no flow brings any`,
          'Remove startQuantity, or lead a sequence flow to it.',
        );
      }
    }
  },
};
