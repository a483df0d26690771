import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/define-sandbox.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { segmentSandbox } from '../sandbox.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(segmentSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const messages = () => Object.values(trial.sandbox.state['segment']?.['messages'] ?? {});
const happened = { userId: 'crm-101', event: 'Offer Accepted' };

it('is taken once for a step, and once more for another step or person', async () => {
  await trial.call(sendEvent, happened);
  await trial.call(sendEvent, happened, { mayHaveRun: true, triedForMs: 0 });
  expect(messages()).toHaveLength(1);
  await trial.call(sendEvent, happened, { idempotencyKey: 'case-1/step-2' });
  await trial.call(sendEvent, { ...happened, userId: 'crm-102' });
  expect(messages()).toHaveLength(3);
});

it('tells what happened when, and shows the write key', async () => {
  await trial.call(sendEvent, { ...happened, properties: { plan: 'B' }, at: '2026-11-30T09:15:00Z' });
  expect(messages()).toEqual([
    {
      type: 'track',
      ...happened,
      properties: { plan: 'B' },
      timestamp: '2026-11-30T09:15:00Z',
      messageId: expect.stringMatching(/^mr-[0-9a-f]{20}-[0-9a-f]{12}$/),
    },
  ]);
});

it.each([
  [124_900, 'EUR', 1249],
  [1, 'EUR', 0.01],
  [5000, 'JPY', 5000],
])('says %i minor units of %s as %d', async (value, currency, expected) => {
  await trial.call(sendEvent, { ...happened, value, currency });
  expect(messages()).toMatchObject([{ properties: { value: expected, currency } }]);
});

it('takes a browser for a person that is not known yet', async () => {
  await trial.call(sendEvent, { anonymousId: 'b4c1', event: 'Fair Visited' });
  expect(messages()).toMatchObject([{ anonymousId: 'b4c1' }]);
});

it.each([
  ['nobody', { event: 'Offer Accepted' }],
  ['a value without its currency', { ...happened, value: 100 }],
])('refuses %s', async (_name, input) => {
  await expect(trial.call(sendEvent, input)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it.each([
  [410, 'UNAVAILABLE'],
  [460, 'UNAVAILABLE'],
  [400, 'INVALID_INPUT'],
])('reads %i as the vendor’s client does: %s', async (status, type) => {
  trial.sandbox.failNext({ tool: 'segment', fault: { status } });
  await expect(trial.call(sendEvent, happened)).rejects.toMatchObject({ type });
});

it('takes an answer with a body too, unless it says no', async () => {
  trial.sandbox.failNext({ tool: 'segment', fault: { status: 200, body: { success: true } } });
  expect(await trial.call(sendEvent, happened)).toEqual({ accepted: true });
  trial.sandbox.failNext({ tool: 'segment', fault: { status: 200, body: { success: false } } });
  await expect(trial.call(sendEvent, happened)).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it('needs a write key', async () => {
  const keyless: Sandbox = { ...segmentSandbox, connection: { settings: {} } };
  const other = await startTrial(keyless);
  await expect(other.call(sendEvent, happened)).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  await other.close();
});

it.each(['value', 'currency', 'userId', 'anonymousId'])(
  'refuses a property %s: it has a field of its own',
  async (name) => {
    const call = trial.call(sendEvent, { ...sendEvent.example, properties: { [name]: 'x' } });
    await expect(call).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      details: [expect.objectContaining({ fields: [`properties.${name} invalid_key`] })],
    });
  },
);
