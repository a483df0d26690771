import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { microsoftAdsSandbox } from '../sandbox.ts';
import { uploadConversion } from './upload-conversion.ts';

const trial = await startTrial(microsoftAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const sent = () => trial.sandbox.requests.at(-1)?.body;

// The vendor's own example: guides/uet-conversion-api-integration, "Hashed identifiers".
it.each(['john@contoso.com', 'John@Contoso.com', 'j.o.hn+news@contoso.com'])('hashes %s', async (email) => {
  await trial.call(uploadConversion, { ...uploadConversion.example, email, phone: '+14255551234' });
  expect(sent()).toMatchObject({
    OfflineConversions: [
      {
        ConversionValue: 4500,
        ConversionCurrencyCode: 'EUR',
        ConversionTime: '2026-11-28T10:15:00Z',
        HashedEmailAddress: 'ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602',
        HashedPhoneNumber: 'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e',
      },
    ],
  });
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/contoso|5551234/i);
});

it('goes without address and number', async () => {
  const { email: _email, ...input } = uploadConversion.example;
  await trial.call(uploadConversion, input);
  expect(sent()).not.toHaveProperty('OfflineConversions.0.HashedEmailAddress');
});

it('counts once, however often it is uploaded', async () => {
  await trial.call(uploadConversion, uploadConversion.example);
  await trial.call(uploadConversion, uploadConversion.example);
  expect(Object.values(trial.sandbox.state['microsoft-ads']?.['conversions'] ?? {})).toEqual([
    { value: 4500, hashed: true },
  ]);
});

it('reads the refusal inside a 200', async () => {
  const call = trial.call(uploadConversion, { ...uploadConversion.example, conversionName: 'Unknown' });
  await expect(call).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining(uploadConversion.example.msclkid),
  });
});
