import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { setBid } from './set-bid.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('sets the target in micros and leaves status and budget alone', async () => {
  await trial.call(setBid, setBid.example);
  expect(trial.sandbox.state['google-ads']?.['campaigns']).toMatchObject({
    21000000001: {
      maximizeConversions: { targetCpaMicros: '28000000' },
      status: 'ENABLED',
      pace: [{ daily: 50_000_000 }],
    },
  });
});

it('refuses a target in another currency than the account', async () => {
  const call = trial.call(setBid, { ...setBid.example, currency: 'USD' });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
