import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';
import { isVariableName } from './variable-names.ts';

/** A script task is a FEEL expression with a name for its result, or a job. */
export const scripts: Rule = {
  code: 'BPMN_SCRIPT',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:ScriptTask')) continue;
      const script = zeebe(node, 'zeebe:Script');
      if (script === undefined) {
        if (zeebe(node, 'zeebe:TaskDefinition') === undefined) {
          found.error(
            node,
            'the script task has no FEEL expression',
            'Set its expression and result variable (zeebe:script); scripts in other languages do not run.',
          );
        }
        continue;
      }
      if (!script.expression?.trim())
        found.error(node, 'the script is empty', 'Write a FEEL expression, e.g. "=price * 2".');
      if (!isVariableName(script.resultVariable)) {
        found.error(
          node,
          'the result of the script has no variable',
          'Set the result variable, a name such as "total".',
        );
      }
    }
  },
};
