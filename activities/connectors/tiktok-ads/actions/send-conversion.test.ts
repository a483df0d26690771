import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { sendConversion } from './send-conversion.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const sent = () => trial.sandbox.requests.at(-1)?.body;

// The vendor's own examples: portal/docs?id=1771101303285761, "Hashing".
it('sends hashes, whole units and the time in seconds', async () => {
  const people = { email: 'ALICE_abc@gmail.com', phone: '+12133734253' };
  await trial.call(sendConversion, { ...sendConversion.example, ...people });
  expect(sent()).toMatchObject({
    event_source: 'offline',
    data: [
      {
        event: 'SubmitForm',
        event_id: expect.stringMatching(/^mr-/),
        event_time: Date.parse('2026-11-28T10:15:00Z') / 1000,
        user: {
          email: '848a771458438fc2ec420560d769fb9b9b86851ee338ec56517baabd79d3bb4f',
          phone: '9f7ec22d72092cd3c0b58726ed9c2d91b92e51a3f29837508fb2948bb22dd2fd',
        },
        properties: { value: 4500, currency: 'EUR' },
      },
    ],
  });
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/alice|2133734253/i);
});

it('counts once, however often it is sent', async () => {
  await trial.call(sendConversion, sendConversion.example);
  await trial.call(sendConversion, sendConversion.example);
  expect(Object.values(trial.sandbox.state['tiktok-ads']?.['events'] ?? {})).toMatchObject([{ value: 4500 }]);
});

it('counts another step as another conversion', async () => {
  await trial.call(sendConversion, sendConversion.example);
  await trial.call(sendConversion, sendConversion.example, { idempotencyKey: 'case-2/step-1' });
  expect(Object.values(trial.sandbox.state['tiktok-ads']?.['events'] ?? {})).toHaveLength(2);
});

it('says that the event set is not ours', async () => {
  const call = trial.call(sendConversion, { ...sendConversion.example, eventSetId: '4711' });
  await expect(call).rejects.toMatchObject({
    type: 'FORBIDDEN',
    message: expect.not.stringContaining(sendConversion.example.email),
  });
});
