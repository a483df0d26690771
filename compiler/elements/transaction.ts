import { compileActivity } from '../model/activity.ts';
import { compileContainer } from '../model/container.ts';
import type { CompileElement } from './table.ts';

/** bpmn:transaction: a sub-process that a cancel event undoes. */
export const transaction: CompileElement<'transaction'> = (drawn, build) => ({
  kind: 'transaction',
  ...compileActivity(drawn, build),
  ...compileContainer(drawn, build.drawing),
});
