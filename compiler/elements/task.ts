import { compileActivity } from '../model/activity.ts';
import type { CompileElement } from './table.ts';

/** bpmn:task: nothing that the engine does; it completes at once. */
export const task: CompileElement<'task'> = (drawn, build) => ({
  kind: 'task',
  ...compileActivity(drawn, build),
});
