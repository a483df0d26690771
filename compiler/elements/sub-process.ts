import { compileActivity } from '../model/activity.ts';
import { compileContainer } from '../model/container.ts';
import type { CompileElement } from './table.ts';

/** bpmn:subProcess: an embedded scope that a token enters. */
export const subProcess: CompileElement<'subProcess'> = (drawn, build) => ({
  kind: 'subProcess',
  ...compileActivity(drawn, build),
  ...compileContainer(drawn, build.drawing),
});
