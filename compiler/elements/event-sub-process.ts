import { compileActivity } from '../model/activity.ts';
import { compileContainer } from '../model/container.ts';
import type { CompileElement } from './table.ts';

/** bpmn:subProcess: triggeredByEvent; begins when its start event fires. */
export const eventSubProcess: CompileElement<'eventSubProcess'> = (drawn, build) => ({
  kind: 'eventSubProcess',
  ...compileActivity(drawn, build),
  ...compileContainer(drawn, build.drawing),
});
