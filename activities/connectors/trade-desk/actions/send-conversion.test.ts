import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tradeDeskSandbox } from '../sandbox.ts';
import { sendConversion } from './send-conversion.ts';

const trial = await startTrial(tradeDeskSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const example = sendConversion.example;

it('sends time, worth in units and order', async () => {
  expect(await trial.call(sendConversion, example)).toEqual({ received: true });
  expect(trial.sandbox.requests[0]).toMatchObject({
    path: '/providerapi/offlineconversion',
    body: {
      DataProviderId: 'maschinenraum',
      Items: [
        {
          TrackingTagId: 'q7x2v9a',
          TimestampUtc: '2026-11-28T10:15:00Z',
          Value: '4500.00',
          ValueCurrency: 'EUR',
          OrderId: 'SO-10023',
        },
      ],
    },
  });
});

it.each([
  ['JPY', '450000'],
  ['KWD', '450.000'],
])('writes %s as people of that country do', async (currency, value) => {
  await trial.call(sendConversion, { ...example, currency });
  expect(trial.sandbox.requests[0]?.body).toMatchObject({ Items: [{ Value: value }] });
});

it('takes the step’s marker for the order where there is none', async () => {
  const { orderReference: _none, ...bare } = example;
  await trial.call(sendConversion, bare);
  expect(trial.sandbox.requests[0]?.body).toMatchObject({
    Items: [{ OrderId: expect.stringMatching(/^mr-/) }],
  });
});

it.each([
  ['an unknown tag', { trackingTagId: 'x' }, 'MissingOrInvalidTrackingTagId'],
  ['a time to come', { at: '2027-01-01T00:00:00Z' }, 'InvalidTimestamp'],
])('takes a refusal in a 200 for what it is: %s', async (_name, change, code) => {
  await expect(trial.call(sendConversion, { ...example, ...change })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining(code),
  });
});

it('is never sent again on a guess', async () => {
  await trial.call(sendConversion, example);
  await expect(trial.call(sendConversion, example, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
  expect(trial.sandbox.requests).toHaveLength(1);
});
