import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { dv360Sandbox } from '../sandbox.ts';
import { setBudget } from './set-budget.ts';

const trial = await startTrial(dv360Sandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('changes the day’s limit and leaves the rest of the pacing alone', async () => {
  await trial.call(setBudget, setBudget.example);
  expect(trial.sandbox.state['dv360']).toMatchObject({
    lineItems: { 71000001: { pacing: { dailyMaxMicros: '200000000', pacingType: 'PACING_TYPE_EVEN' } } },
  });
});

it.each([
  ['another currency', { currency: 'CHF' }, 'INVALID_INPUT'],
  ['an unknown line item', { lineItemId: '1' }, 'NOT_FOUND'],
])('refuses %s', async (_name, change, type) => {
  await expect(trial.call(setBudget, { ...setBudget.example, ...change })).rejects.toMatchObject({ type });
});

it.each([
  [
    403,
    { error: { code: 403, message: 'x', errors: [{ reason: 'userRateLimitExceeded' }] } },
    'RATE_LIMITED',
  ],
  [429, { error: { code: 429, message: 'x', status: 'RESOURCE_EXHAUSTED' } }, 'RATE_LIMITED'],
  [409, { error: { code: 409, message: 'x', status: 'ABORTED' } }, 'UNAVAILABLE'],
  [400, { error: { code: 400, message: 'x', status: 'FAILED_PRECONDITION' } }, 'CONFLICT'],
  [403, { error: { code: 403, message: 'x', status: 'PERMISSION_DENIED' } }, 'FORBIDDEN'],
])('reads %d %j as what it means', async (status, body, type) => {
  trial.sandbox.failNext({ tool: 'dv360', match: { method: 'PATCH' }, fault: { status, body } });
  await expect(trial.call(setBudget, setBudget.example)).rejects.toMatchObject({ type });
});
