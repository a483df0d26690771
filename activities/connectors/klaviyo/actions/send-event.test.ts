import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const events = () => trial.sandbox.state['klaviyo']?.['events'];
const happened = { email: 'ada@example.com', metric: 'Offer accepted' };

it('is recorded once for a step, and once more for another', async () => {
  await trial.call(sendEvent, sendEvent.example);
  await trial.call(sendEvent, sendEvent.example);
  expect(events()).toHaveLength(1);
  await trial.call(sendEvent, sendEvent.example, { idempotencyKey: 'case-1/step-2' });
  expect(events()).toHaveLength(2);
});

it.each([
  [124_900, 'EUR', 1249],
  [1, 'EUR', 0.01],
  [5000, 'JPY', 5000],
  [1500, 'KWD', 1.5],
])('says %i minor units of %s as %d', async (value, currency, expected) => {
  await trial.call(sendEvent, { ...happened, value, currency });
  expect(events()).toMatchObject([{ value: expected, value_currency: currency }]);
});

it('refuses a value without its currency', async () => {
  await expect(trial.call(sendEvent, { ...happened, value: 100 })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    details: [expect.objectContaining({ fields: ['currency custom'] })],
  });
});
