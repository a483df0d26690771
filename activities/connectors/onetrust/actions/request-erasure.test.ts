import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readRequest } from './read-request.ts';
import { requestErasure } from './request-erasure.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const requests = () => Object.keys((trial.sandbox.state['onetrust']?.['requests'] ?? {}) as object);

it('hands the request in, so that people can see how far it is', async () => {
  const { requestId } = await trial.call(requestErasure, requestErasure.example);
  expect(await trial.call(readRequest, { requestId })).toEqual({
    stage: 'NEW',
    deadline: '2026-12-31T08:00:00.000Z',
  });
});

it('finds what an earlier attempt handed in by its trace id', async () => {
  const made = await trial.call(requestErasure, requestErasure.example);
  const before = requests();
  expect(await trial.call(requestErasure, requestErasure.example, { mayHaveRun: true })).toEqual(made);
  expect(requests()).toEqual(before);
});

it('takes another step for another request', async () => {
  const first = await trial.call(requestErasure, requestErasure.example);
  const other = { idempotencyKey: 'case-2/step-1', mayHaveRun: true };
  expect(await trial.call(requestErasure, requestErasure.example, other)).not.toEqual(first);
});

it('waits for a request that is still being taken, and hands in no second one', async () => {
  const body = { creationstatus: 'IN_PROGRESS' };
  trial.sandbox.failNext({ tool: 'onetrust', match: { path: '/status/' }, fault: { status: 200, body } });
  const before = requests();
  const call = trial.call(requestErasure, requestErasure.example, { mayHaveRun: true });
  await expect(call).rejects.toMatchObject({ type: 'UNAVAILABLE' });
  expect(requests()).toEqual(before);
});

it.each([
  { requestType: 'Access' },
  { subjectType: 'Martian' },
  { templateId: '00000000-0000-4000-8000-000000000000' },
])('is refused by a form that does not know %j', async (wrong) => {
  const call = trial.call(requestErasure, { ...requestErasure.example, ...wrong });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
