import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { linkedinAdsSandbox } from '../sandbox.ts';
import { sendConversion } from './send-conversion.ts';

const trial = await startTrial(linkedinAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const events = () => Object.values(trial.sandbox.state['linkedin-ads']?.['events'] ?? []);

it('sends the hash, whole units and the time in milliseconds', async () => {
  await trial.call(sendConversion, { ...sendConversion.example, email: 'Ada@Example.com' });
  expect(trial.sandbox.requests.at(-1)?.body).toEqual({
    conversion: 'urn:lla:llaPartnerConversion:14000001',
    conversionHappenedAt: Date.parse('2026-11-28T10:15:00Z'),
    conversionValue: { amount: '4500', currencyCode: 'EUR' },
    eventId: expect.stringMatching(/^mr-/),
    user: {
      userIds: [
        {
          idType: 'SHA256_EMAIL',
          // `printf %s ada@example.com | sha256sum`
          idValue: 'b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72',
        },
      ],
    },
  });
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/example\.com/i);
});

it('is never sent again where nobody knows whether it was taken', async () => {
  await trial.call(sendConversion, sendConversion.example);
  const again = trial.call(sendConversion, sendConversion.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(events()).toHaveLength(1);
  await trial.call(sendConversion, sendConversion.example, { idempotencyKey: 'case-2/step-1' });
  expect(events()).toHaveLength(2);
});

it('says that the conversion is not ours', async () => {
  const call = trial.call(sendConversion, { ...sendConversion.example, conversionId: '4711' });
  await expect(call).rejects.toMatchObject({
    type: 'FORBIDDEN',
    message: expect.not.stringContaining(sendConversion.example.email),
  });
});
