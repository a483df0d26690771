import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { receiptsBaseUrl } from '../client.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readSubject } from './read-subject.ts';
import { recordReceipt } from './record-receipt.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { identifier, purposeId } = recordReceipt.example;

it.each([
  [true, 'ACTIVE'],
  [false, 'WITHDRAWN'],
])('records given: %s, so that the person reads as %s', async (given, consent) => {
  const { receiptId } = await trial.call(recordReceipt, { ...recordReceipt.example, given });
  expect(await trial.call(readSubject, { identifier, purposeId })).toEqual({
    found: true,
    consent,
    at: '2026-11-30T09:15:00.000Z',
  });
  expect(trial.sandbox.state['onetrust']).toMatchObject({
    receipts: [{ customPayload: JSON.stringify({ reference: receiptId }) }],
  });
});

it('takes the time of the call when the person decided now', async () => {
  await trial.call(recordReceipt, { identifier, purposeId, given: true });
  const { at } = await trial.call(readSubject, { identifier, purposeId });
  expect(at).toBe('2026-12-01T08:00:00.000Z');
});

it('finds its receipt behind sixty others of the same person', async () => {
  const first = await trial.call(recordReceipt, recordReceipt.example);
  for (let other = 0; other < 60; other += 1) {
    await trial.call(recordReceipt, recordReceipt.example, { idempotencyKey: `case-2/${other}` });
  }
  const again = await trial.call(recordReceipt, recordReceipt.example, { mayHaveRun: true });
  expect(again).toEqual(first);
  expect(trial.sandbox.state['onetrust']?.['receipts']).toHaveLength(61);
});

it.each([
  ['https://app.onetrust.com', 'https://privacyportal.onetrust.com/request/v1'],
  ['https://app-eu.onetrust.com/', 'https://privacyportal-eu.onetrust.com/request/v1'],
  ['https://uat-de.onetrust.com', 'https://privacyportaluatde.onetrust.com/request/v1'],
  ['https://trial.onetrust.com', 'https://privacyportaltrial.onetrust.com/request/v1'],
  ['http://127.0.0.1:8300/onetrust', 'http://127.0.0.1:8300/onetrust'],
])('takes receipts of %s at %s', (baseUrl, expected) => {
  expect(receiptsBaseUrl(baseUrl)).toBe(expected);
});
