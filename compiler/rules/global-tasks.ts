import type { Drawn } from '../parse/bpmn.ts';
import { isA } from '../parse/bpmn.ts';
import { calledGlobalTasks } from '../parse/called.ts';
import { zeebe } from '../parse/zeebe.ts';
import type { Found, Rule } from './rule.ts';
import { isVariableName } from './variable-names.ts';

/** A global task that is called says how it is done, as a task in a process does. BPMN 2.0, 10.3.4. */
export const globalTasks: Rule = {
  code: 'BPMN_GLOBAL_TASK',
  check({ drawing }, found) {
    for (const task of calledGlobalTasks(drawing)) {
      const job = zeebe(task, 'zeebe:TaskDefinition');
      if (job !== undefined && !job.type?.trim())
        found.error(task, 'the task definition has no type', 'Set the job type of its worker.');
      if (isA(task, 'bpmn:GlobalScriptTask')) {
        const script = zeebe(task, 'zeebe:Script');
        const hint = 'Set its FEEL expression and result variable (zeebe:script).';
        checkWork(task, script ?? job, hint, found);
        if (script !== undefined) checkResult(task, script.expression, script.resultVariable, hint, found);
      }
      if (isA(task, 'bpmn:GlobalBusinessRuleTask')) {
        const decision = zeebe(task, 'zeebe:CalledDecision');
        const hint = 'Set the called decision and the result variable (zeebe:calledDecision).';
        checkWork(task, decision ?? job, hint, found);
        if (decision !== undefined)
          checkResult(task, decision.decisionId, decision.resultVariable, hint, found);
      }
    }
  },
};

function checkWork(task: Drawn, implementation: object | undefined, hint: string, found: Found): void {
  if (implementation === undefined) found.error(task, 'nothing says how the global task is done', hint);
}

function checkResult(
  task: Drawn,
  source: string | undefined,
  variable: string | undefined,
  hint: string,
  found: Found,
): void {
  if (!source?.trim()) found.error(task, 'nothing says what the global task works out', hint);
  if (!isVariableName(variable)) found.error(task, 'the result of the global task has no variable', hint);
}
