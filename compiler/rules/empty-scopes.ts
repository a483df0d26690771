import { isEventSubProcess } from '../model/container.ts';
import { isA } from '../parse/bpmn.ts';
import type { Rule } from './rule.ts';

/** A process or sub-process without anything in it would complete silently. */
export const emptyScopes: Rule = {
  code: 'BPMN_EMPTY_SCOPE',
  check({ drawing }, found) {
    for (const scope of drawing.scopes) {
      if (drawing.nodesIn(scope).length > 0 || isEventSubProcess(scope)) continue;
      const spoken = isA(scope, 'bpmn:Process') ? 'process' : 'sub-process';
      found.error(scope, `the ${spoken} is empty`, 'Draw its steps, or remove it.');
    }
  },
};
