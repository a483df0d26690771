import { compileActivity } from '../model/activity.ts';
import type { CompileElement } from './table.ts';

/** bpmn:manualTask: nothing that the engine does; it completes at once. */
export const manualTask: CompileElement<'manualTask'> = (drawn, build) => ({
  kind: 'manualTask',
  ...compileActivity(drawn, build),
});
