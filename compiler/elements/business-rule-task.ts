import { compileActivity } from '../model/activity.ts';
import { compileRequiredJob } from '../model/job.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileElement } from './table.ts';

/** bpmn:businessRuleTask: a decision (zeebe:calledDecision), or a job. */
export const businessRuleTask: CompileElement<'businessRuleTask'> = (drawn, build) => {
  const called = zeebe(drawn, 'zeebe:CalledDecision');
  const { expressions } = build;
  return {
    kind: 'businessRuleTask',
    ...compileActivity(drawn, build),
    rule:
      called === undefined
        ? { job: compileRequiredJob(drawn, build) }
        : {
            decision: called.decisionId
              ? expressions.value(called.decisionId, drawn, 'decision id')
              : expressions.missing(drawn, 'decision id'),
            resultVariable: called.resultVariable ?? '',
          },
  };
};
