import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAnalyticsSandbox } from '../sandbox.ts';
import { createKeyEvent } from './create-key-event.ts';

const trial = await startTrial(googleAnalyticsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const create = (input: Partial<typeof createKeyEvent.example>) =>
  trial.call(createKeyEvent, { ...createKeyEvent.example, ...input });
type Properties = Record<string, { readonly keyEvents: object[] }>;

const posted = () => trial.sandbox.requests.filter(({ method }) => method === 'POST');

it('creates it with its value in whole units, once', async () => {
  const first = await create({});
  expect(first).toEqual({ keyEventId: expect.stringMatching(/^\d+$/), created: true });
  expect(posted()).toMatchObject([
    {
      path: '/v1beta/properties/412730955/keyEvents',
      body: { countingMethod: 'ONCE_PER_EVENT', defaultValue: { numericValue: 90, currencyCode: 'EUR' } },
    },
  ]);
  expect(await create({})).toEqual({ ...first, created: false });
  expect(posted()).toHaveLength(1);
});

it('leaves one that is there as it is', async () => {
  const there = { propertyId: '412730955', event: 'generate_lead', counting: 'once-a-session' } as const;
  expect(await trial.call(createKeyEvent, there)).toEqual({ keyEventId: '8800000', created: false });
  expect(posted()).toEqual([]);
});

it.each([
  ['another method', { event: 'generate_lead', counting: 'every-event' }],
  ['another value', { event: 'generate_lead', counting: 'once-a-session' }],
] as const)('does not change one that counts by %s', async (_name, input) => {
  await expect(create(input)).rejects.toMatchObject({ type: 'CONFLICT' });
  expect(posted()).toEqual([]);
});

it('looks for it on every page', async () => {
  const { properties } = trial.sandbox.state['google-analytics'] as { properties: Properties };
  const others = Array.from({ length: 450 }, (_item, index) => ({
    name: `properties/412730955/keyEvents/${index}`,
    eventName: `event_${index}`,
    countingMethod: 'ONCE_PER_EVENT',
  }));
  properties['412730955']?.keyEvents.unshift(...others);
  const there = { propertyId: '412730955', event: 'generate_lead', counting: 'once-a-session' } as const;
  expect(await trial.call(createKeyEvent, there)).toMatchObject({ created: false });
  expect(trial.sandbox.requests).toHaveLength(3);
});

it('gives up on a list that does not end', async () => {
  const body = { nextPageToken: 'again' };
  trial.sandbox.failNext({ tool: 'google-analytics', fault: { status: 200, body, times: 1000 } });
  await expect(create({})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it.each([
  ['a value without a currency', { currency: undefined }],
  ['a currency without a value', { value: undefined }],
  ['a name with a space', { event: 'offer accepted' }],
])('refuses %s', async (_name, input) => {
  await expect(create(input)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
