import { compileMessage } from '../event-definitions/message.ts';
import { compileActivity } from '../model/activity.ts';
import { compileJob } from '../model/job.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:sendTask: a job that sends, or a message that the engine publishes itself. */
export const sendTask: CompileElement<'sendTask'> = (drawn, build) => {
  const message = drawn.messageRef;
  return present({
    kind: 'sendTask' as const,
    ...compileActivity(drawn, build),
    job: compileJob(drawn, build),
    message: message && compileMessage(message, drawn, build),
  });
};
