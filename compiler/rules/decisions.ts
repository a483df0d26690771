import { isA } from '../parse/bpmn.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Rule } from './rule.ts';
import { isVariableName } from './variable-names.ts';

/** A business rule task names its decision and a variable for the result, or a job. */
export const decisions: Rule = {
  code: 'BPMN_DECISION_MISSING',
  check({ drawing }, found) {
    for (const node of drawing.nodes) {
      if (!isA(node, 'bpmn:BusinessRuleTask')) continue;
      const called = zeebe(node, 'zeebe:CalledDecision');
      if (called === undefined) {
        if (zeebe(node, 'zeebe:TaskDefinition') === undefined) {
          found.error(
            node,
            'no decision is named',
            'Set the called decision and the result variable (zeebe:calledDecision).',
          );
        }
        continue;
      }
      if (!called.decisionId?.trim())
        found.error(
          node,
          'the decision has no id',
          'Set the id of a decision in a DMN file beside the diagram.',
        );
      if (!isVariableName(called.resultVariable)) {
        found.error(
          node,
          'the result of the decision has no variable',
          'Set the result variable, a name such as "mix".',
        );
      }
    }
  },
};
