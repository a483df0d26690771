import { ApplicationFailure } from '@temporalio/common';
import type { Answer } from '../engine/memory/script.ts';
import type { SendMessage } from '../workflows/contract.ts';
import { BPMN_ERROR } from '../workflows/temporal-errors.ts';

/** The activity by which a script answers for a worker: its result, its failure, or its BPMN error; messages it publishes go first. */
export async function answerJob(
  answer: Answer,
  publish: (message: SendMessage) => Promise<void>,
): Promise<unknown> {
  if ('complete' in answer) {
    if (answer.publish !== undefined) {
      const { message: name, ...rest } = answer.publish;
      await publish({ name, ...rest });
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
