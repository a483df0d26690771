import { compileMessage } from '../event-definitions/message.ts';
import { compileActivity } from '../model/activity.ts';
import { compileJob } from '../model/job.ts';
import { recipientsOf } from '../model/message-partners.ts';
import { present } from '../model/present.ts';
import type { CompileElement } from './table.ts';

/** bpmn:sendTask: a job that sends, or a message that the engine publishes itself. */
export const sendTask: CompileElement<'sendTask'> = (drawn, build) => {
  const message = drawn.messageRef;
  const job = compileJob(drawn, build);
  const sends = message !== undefined || (job === undefined && recipientsOf(drawn, build.drawing).length > 0);
  return present({
    kind: 'sendTask' as const,
    ...compileActivity(drawn, build),
    job,
    message: sends ? compileMessage(message, drawn, build) : undefined,
  });
};
