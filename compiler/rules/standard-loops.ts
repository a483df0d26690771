import type { Activity, Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A standard loop says when it ends. BPMN 2.0, 10.3.7 and 13.3.6. */
export const standardLoops: Rule = {
  code: 'BPMN_LOOP',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      const loop = (node as Activity).loopCharacteristics as Drawn | undefined;
      if (!isA(loop, 'bpmn:StandardLoopCharacteristics')) continue;
      const { loopMaximum: maximum } = loop;
      if (maximum !== undefined && !(maximum >= 1)) {
        found.error(
          node,
          `loopMaximum is ${maximum}: the activity would never run`,
          'Write how often it may run at most, e.g. loopMaximum="3", or remove it.',
        );
      }
      if (maximum === undefined && !loop.loopCondition?.body?.trim()) {
        found.error(
          node,
          'nothing says when the loop ends',
          'Give it a loopCondition, e.g. "=attempts < 3", or a loopMaximum.',
        );
      }
    }
  },
};
