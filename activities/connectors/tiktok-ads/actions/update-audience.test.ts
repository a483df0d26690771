import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tiktokAdsSandbox } from '../sandbox.ts';
import { updateAudience } from './update-audience.ts';

const trial = await startTrial(tiktokAdsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { audienceId } = updateAudience.example;
const members = () => {
  const audiences = trial.sandbox.state['tiktok-ads']?.['audiences'];
  return (audiences as Record<string, { readonly members: readonly string[] }>)[audienceId]?.members;
};

// The vendor's own examples: portal/docs?id=1771101303285761, "Hashing".
it('sends hashes', async () => {
  const people = [{ email: 'ALICE_abc@gmail.com', phone: '+12133734253' }];
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(members()).toEqual([
    '848a771458438fc2ec420560d769fb9b9b86851ee338ec56517baabd79d3bb4f',
    '9f7ec22d72092cd3c0b58726ed9c2d91b92e51a3f29837508fb2948bb22dd2fd',
  ]);
  expect(JSON.stringify(trial.sandbox.requests)).not.toMatch(/alice|2133734253/i);
});

it('keeps the column of what a person has not', async () => {
  await trial.call(updateAudience, {
    audienceId,
    change: 'ADD',
    people: [{ email: 'ada@example.com' }, { phone: '+491701234567' }],
  });
  expect(trial.sandbox.requests.at(-1)?.body).toMatchObject({
    id_schema: ['EMAIL_SHA256', 'PHONE_SHA256'],
    batch_data: [
      [{ audience_ids: [audienceId] }, {}],
      [{}, { audience_ids: [audienceId] }],
    ],
  });
  expect(members()).toHaveLength(2);
});

it('takes people out again, and puts nobody in twice', async () => {
  await trial.call(updateAudience, updateAudience.example);
  const output = await trial.call(updateAudience, updateAudience.example);
  expect(output).toEqual({ audienceId, accepted: 2, rejected: 0 });
  expect(members()).toHaveLength(3);
  await trial.call(updateAudience, { ...updateAudience.example, change: 'REMOVE' });
  expect(members()).toEqual([]);
});

it('sends a thousand at a time', async () => {
  const people = Array.from({ length: 1001 }, (_none, index) => ({ email: `person${index}@example.com` }));
  await trial.call(updateAudience, { audienceId, change: 'ADD', people });
  expect(trial.sandbox.requests).toHaveLength(2);
  expect(members()).toHaveLength(1001);
});

it('says that there is no such audience', async () => {
  const call = trial.call(updateAudience, { ...updateAudience.example, audienceId: '4711' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
