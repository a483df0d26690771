import type { ElementSemantics } from '../kernel/move.ts';
import type { ElementOf } from '../model.ts';
import { jobCall } from './job-call.ts';

/** Evaluates a FEEL expression into a variable, or lets a job run the script. BPMN 2.0, 10.3.3; zeebe:script. */
export const scriptTask: ElementSemantics<ElementOf<'scriptTask'>> = {
  enter({ script }, site) {
    if ('job' in script) return [{ do: 'call', job: jobCall(script.job, site) }];
    return [{ do: 'complete', result: { [script.resultVariable]: site.evaluate(script.expression) } }];
  },
};
