import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readRequest } from './read-request.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says when a request was closed', async () => {
  expect(await trial.call(readRequest, readRequest.example)).toEqual({
    stage: 'COMPLETE',
    deadline: '2026-10-31T09:00:00.000Z',
    completedAt: '2026-10-20T15:30:00.000Z',
  });
});

it('reads times without a zone as UTC, and why a request was rejected', async () => {
  const body = {
    status: 'Rejected',
    deadline: '2026-12-31T08:00:00',
    resolution: 'Not a privacy-related request',
  };
  trial.sandbox.failNext({ tool: 'onetrust', fault: { status: 200, body } });
  expect(await trial.call(readRequest, readRequest.example)).toEqual({
    stage: 'Rejected',
    deadline: '2026-12-31T08:00:00.000Z',
    resolution: 'Not a privacy-related request',
  });
});

it('says that there is no such request', async () => {
  await expect(trial.call(readRequest, { requestId: 'NOBODY0000' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
