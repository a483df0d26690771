import { compileActivity } from '../model/activity.ts';
import { compileTaskDefinition } from '../model/task-definition.ts';
import type { CompileElement } from './table.ts';

/** bpmn:userTask: work that waits for a person. */
export const userTask: CompileElement<'userTask'> = (drawn, build) => ({
  kind: 'userTask',
  ...compileActivity(drawn, build),
  task: compileTaskDefinition(drawn, build),
});
