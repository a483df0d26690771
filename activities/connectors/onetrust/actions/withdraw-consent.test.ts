import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';
import { recordReceipt } from './record-receipt.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { identifier, purposeIds } = withdrawConsent.example;

it('withdraws several purposes in one receipt', async () => {
  await trial.call(withdrawConsent, withdrawConsent.example);
  const { purposes } = await trial.call(readConsent, { identifier });
  expect(purposes.map(({ purposeId, consent, at }) => [purposeId, consent, at])).toEqual(
    purposeIds.map((purposeId) => [purposeId, 'WITHDRAWN', '2026-11-30T09:15:00.000Z']),
  );
  expect(trial.sandbox.state['onetrust']?.['receipts']).toHaveLength(1);
});

it('does not undo consent that was given later', async () => {
  const [purposeId = ''] = purposeIds;
  await trial.call(recordReceipt, { identifier, purposeId, given: true, at: '2026-11-30T10:00:00Z' });
  await trial.call(withdrawConsent, withdrawConsent.example, { idempotencyKey: 'case-1/step-2' });
  const { purposes } = await trial.call(readConsent, { identifier });
  expect(purposes[0]).toMatchObject({ purposeId, consent: 'ACTIVE' });
});

it('finds the receipt of an earlier attempt', async () => {
  const made = await trial.call(withdrawConsent, withdrawConsent.example);
  expect(await trial.call(withdrawConsent, withdrawConsent.example, { mayHaveRun: true })).toEqual(made);
  expect(trial.sandbox.state['onetrust']?.['receipts']).toHaveLength(1);
});

it('refuses a withdrawal of nothing', async () => {
  const call = trial.call(withdrawConsent, { identifier, purposeIds: [] });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
