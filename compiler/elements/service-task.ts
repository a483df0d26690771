import { compileActivity } from '../model/activity.ts';
import { compileRequiredJob } from '../model/job.ts';
import type { CompileElement } from './table.ts';

/** bpmn:serviceTask: an action of a tool, or a job for a foreign worker. */
export const serviceTask: CompileElement<'serviceTask'> = (drawn, build) => ({
  kind: 'serviceTask',
  ...compileActivity(drawn, build),
  job: compileRequiredJob(drawn, build),
});
