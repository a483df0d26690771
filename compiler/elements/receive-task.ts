import { compileMessage } from '../event-definitions/message.ts';
import { compileActivity } from '../model/activity.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:receiveTask: waits for a message, or begins a case with it. */
export const receiveTask: CompileElement<'receiveTask'> = (drawn, build) =>
  present({
    kind: 'receiveTask' as const,
    ...compileActivity(drawn, build),
    message: compileMessage(drawn.messageRef, drawn, build),
    instantiate: drawn.instantiate === true ? (true as const) : undefined,
  });
