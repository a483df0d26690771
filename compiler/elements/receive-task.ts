import { compileMessage } from '../event-definitions/message.ts';
import { compileActivity } from '../model/activity.ts';
import type { CompileElement } from './table.ts';

/** bpmn:receiveTask: waits for a message. */
export const receiveTask: CompileElement<'receiveTask'> = (drawn, build) => ({
  kind: 'receiveTask',
  ...compileActivity(drawn, build),
  message: compileMessage(drawn.messageRef, drawn, build),
});
