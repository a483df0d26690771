import { compileActivity } from '../model/activity.ts';
import { compileRequiredJob } from '../model/job.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { CompileElement } from './table.ts';

/** bpmn:scriptTask: a FEEL expression (zeebe:script), or a job. */
export const scriptTask: CompileElement<'scriptTask'> = (drawn, build) => {
  const script = zeebe(drawn, 'zeebe:Script');
  const { expressions } = build;
  return {
    kind: 'scriptTask',
    ...compileActivity(drawn, build),
    script:
      script === undefined
        ? { job: compileRequiredJob(drawn, build) }
        : {
            expression: script.expression
              ? expressions.formula(script.expression, drawn, 'script')
              : expressions.missing(drawn, 'script'),
            resultVariable: script.resultVariable ?? '',
          },
  };
};
