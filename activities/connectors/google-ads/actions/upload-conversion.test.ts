import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAdsSandbox } from '../sandbox.ts';
import { uploadConversion } from './upload-conversion.ts';

const trial = await startTrial(googleAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const sent = () => trial.sandbox.requests.at(-1)?.body;

it('writes the time with its zone and the value in whole units', async () => {
  await trial.call(uploadConversion, uploadConversion.example);
  expect(sent()).toMatchObject({
    partialFailure: true,
    conversions: [
      {
        conversionAction: 'customers/4471190382/conversionActions/6712440913',
        conversionDateTime: '2026-11-28 10:15:00+00:00',
        conversionValue: 4500,
        currencyCode: 'EUR',
        orderId: 'lead-4711',
      },
    ],
  });
  expect(sent()).not.toHaveProperty('conversions.0.consent');
});

it('passes on what the person agreed to', async () => {
  await trial.call(uploadConversion, { ...uploadConversion.example, consent: 'DENIED' });
  expect(sent()).toHaveProperty('conversions.0.consent', { adUserData: 'DENIED' });
});

it('counts once, however often it is uploaded', async () => {
  const { orderId: _orderId, ...withoutOrder } = uploadConversion.example;
  await trial.call(uploadConversion, withoutOrder);
  expect(await trial.call(uploadConversion, withoutOrder)).toEqual({ uploaded: true });
  expect(Object.values(trial.sandbox.state['google-ads']?.['conversions'] ?? {})).toEqual([
    { gclid: 'Cj0KCQiA-example-click', value: 4500 },
  ]);
});

it.each([
  ['invalid-click', '6712440913', 'INVALID_INPUT', 'conversionUploadError.UNPARSEABLE_GCLID'],
  ['Cj0-click', '1', 'NOT_FOUND', 'conversionUploadError.NO_CONVERSION_ACTION_FOUND'],
] as const)(
  'reads the failure inside a 200: %s for %s',
  async (gclid, conversionActionId, type, vendorCode) => {
    const input = { ...uploadConversion.example, gclid, conversionActionId };
    await expect(trial.call(uploadConversion, input)).rejects.toMatchObject({
      type,
      message: expect.not.stringContaining(gclid),
      details: [expect.objectContaining({ vendorCode })],
    });
  },
);
