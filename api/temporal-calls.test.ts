import { ServiceError, WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { callCase } from './temporal-calls.ts';

/** The calls bring their own answers; of the client only the deadline is used, and whether its server is there. */
function anyServer(): Client {
  const connection = { withDeadline: (_deadline: number, call: () => Promise<unknown>) => call() };
  const workflowService = { getSystemInfo: async () => ({}) };
  return { connection, workflowService } as unknown as Client;
}

function failed(code: number): Error {
  const cause = Object.assign(new Error('the call failed'), { code, details: '', metadata: {} });
  return new ServiceError('the call failed', { cause });
}

function refused(type: string): Error {
  const cause = ApplicationFailure.create({ type, message: 'because' });
  return new WorkflowUpdateFailedError('update failed', cause);
}

test.each([
  ['knows no such case', failed(5), 'CASE_UNKNOWN'],
  ['is overloaded', failed(8), 'TEMPORAL_UNAVAILABLE'],
  ['gave the call up', failed(10), 'TEMPORAL_UNAVAILABLE'],
  ['fails in a way of its own', failed(2), 'TEMPORAL_UNAVAILABLE'],
  ['is away', failed(14), 'TEMPORAL_UNAVAILABLE'],
  ['hands on that the task is decided', refused('TASK_NOT_OPEN'), 'TASK_NOT_OPEN'],
  ['found no worker that took the Update', refused('UnprocessedUpdate'), 'WORKER_NOT_ANSWERING'],
  ['ended the case before the case could answer', refused('AcceptedUpdateCompletedWorkflow'), 'CASE_ENDED'],
])('a server that %s', async (_, error, code) => {
  await expect(callCase(anyServer(), async () => Promise.reject(error))).rejects.toMatchObject({
    code,
  });
});

test('what nobody expects goes up as it is', async () => {
  const error = new RangeError('a mistake of ours');
  await expect(callCase(anyServer(), async () => Promise.reject(error))).rejects.toBe(error);
});
