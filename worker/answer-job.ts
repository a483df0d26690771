import { ApplicationFailure } from '@temporalio/common';
import type { Answer } from '../engine/memory/script.ts';
import type { SendMessage, SendSignal } from '../workflows/contract.ts';
import { BPMN_ERROR } from '../workflows/temporal-errors.ts';

/** What cases and scripted workers send to the cases of their run. */
export interface Post {
  publish(message: SendMessage): Promise<void>;
  broadcast(signal: SendSignal & { readonly from?: string }): Promise<void>;
}

/** The activity by which a script answers for a worker: its result, its failure, or its BPMN error; what it sends goes first. */
export async function answerJob(answer: Answer, post: Post): Promise<unknown> {
  if ('complete' in answer) {
    if (answer.publish !== undefined) {
      const { message: name, ...rest } = answer.publish;
      await post.publish({ name, ...rest });
    }
    if (answer.broadcast !== undefined) {
      const { signal: name, ...rest } = answer.broadcast;
      await post.broadcast({ name, ...rest });
    }
    return answer.complete;
  }
  if ('fail' in answer) {
    const { code, message = code } = answer.fail;
    throw ApplicationFailure.create({ type: code, message, nonRetryable: true });
  }
  const { code, message = code, variables } = answer.error;
  const error = { code, message, ...(variables === undefined ? {} : { variables }) };
  throw ApplicationFailure.create({ type: BPMN_ERROR, message, nonRetryable: true, details: [error] });
}
