import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/define-sandbox.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleAnalyticsSandbox } from '../sandbox.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(googleAnalyticsSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const event = { clientId: '1389207264.1764489600', event: 'offer_accepted' };
const recorded = () => trial.sandbox.state['google-analytics']?.['events'];

it('is recorded with its value, its instant and a reference by which people find it', async () => {
  expect(await trial.call(sendEvent, sendEvent.example)).toEqual({ accepted: true, recorded: true });
  expect(recorded()).toEqual([
    {
      name: 'offer_accepted',
      client_id: event.clientId,
      params: {
        campaign: 'de_leads_monitoring_202612',
        value: 1249,
        currency: 'EUR',
        step_reference: expect.stringMatching(/^mr-/),
      },
    },
  ]);
  expect(trial.sandbox.requests).toMatchObject([
    {
      path: '/mp/collect',
      query: [
        ['measurement_id', 'G-7MR26KQ41X'],
        ['api_secret', '[redacted]'],
      ],
      body: {
        timestamp_micros: Date.parse('2026-11-30T09:15:00Z') * 1000,
        consent: { ad_user_data: 'GRANTED', ad_personalization: 'DENIED' },
      },
    },
  ]);
});

it('is never sent again on a guess', async () => {
  await expect(trial.call(sendEvent, event, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
  expect(trial.sandbox.requests).toEqual([]);
});

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i]));

it.each([
  ['73 hours ago', { at: '2026-11-28T07:00:00Z' }],
  ['a value without its currency', { value: 100 }],
  ['a name that Google would drop', { event: '2nd_offer' }],
  ['a long name', { event: 'e'.repeat(41) }],
  ['a long text', { properties: { note: 'x'.repeat(101) } }],
  ['too many properties', { properties: many(23) }],
])('refuses %s, which Google would take and drop', async (_name, input) => {
  await expect(trial.call(sendEvent, { ...event, ...input })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
  expect(trial.sandbox.requests).toEqual([]);
});

it.each(['value', 'currency', 'step_reference'])(
  'refuses a property %s: the step sends its own',
  async (name) => {
    await expect(trial.call(sendEvent, { ...event, properties: { [name]: 'EUR' } })).rejects.toMatchObject({
      type: 'INVALID_INPUT',
      details: [expect.objectContaining({ fields: [`properties.${name} invalid_key`] })],
    });
    expect(trial.sandbox.requests).toEqual([]);
  },
);

it.each([
  ['71 hours ago', { at: '2026-11-28T09:00:00Z' }],
  ['a long address of a page', { properties: { page_location: `https://a.example/${'x'.repeat(900)}` } }],
  ['as many properties as fit', { properties: many(22) }],
])('sends %s', async (_name, input) => {
  await trial.call(sendEvent, { ...event, ...input });
  expect(recorded()).toHaveLength(1);
});

describe('with other settings', () => {
  const { settings } = googleAnalyticsSandbox.connection;
  const other = async (changed: object, run: (call: typeof trial) => Promise<void>) => {
    const sandbox: Sandbox = {
      ...googleAnalyticsSandbox,
      connection: { ...googleAnalyticsSandbox.connection, settings: { ...settings, ...changed } },
    };
    const started = await startTrial(sandbox);
    await run(started).finally(() => started.close());
  };

  it('only validates', () =>
    other({ events: 'validate' }, async ({ call, sandbox }) => {
      expect(await call(sendEvent, event)).toEqual({ accepted: true, recorded: false });
      expect(sandbox.requests).toMatchObject([
        { path: '/debug/mp/collect', body: { validation_behavior: 'ENFORCE_RECOMMENDATIONS' } },
      ]);
      expect(sandbox.state['google-analytics']?.['events']).toEqual([]);
    }));

  it('says by its codes what the validation server found', () =>
    other({ events: 'validate' }, async ({ call }) => {
      await expect(call(sendEvent, { ...event, event: 'session_start' })).rejects.toMatchObject({
        type: 'INVALID_INPUT',
        details: [expect.objectContaining({ fields: ['events NAME_RESERVED'] })],
      });
    }));

  it('repeats no prose of the validation server', () =>
    other({ events: 'validate' }, async ({ call, sandbox }) => {
      const validationMessages = [
        { fieldPath: 'events[0].params', validationCode: 'VALUE_INVALID', description: 'ada@example.com' },
        { fieldPath: 'ada@example.com', validationCode: 'ada@example.com' },
      ];
      sandbox.failNext({ tool: 'google-analytics', fault: { status: 200, body: { validationMessages } } });
      await expect(call(sendEvent, event)).rejects.toMatchObject({
        details: [expect.objectContaining({ fields: ['events[0].params VALUE_INVALID', 'event INVALID'] })],
      });
    }));

  it.each(['measurementId', 'apiSecret'])('asks for %s', (name) =>
    other({ [name]: undefined }, async ({ call }) => {
      await expect(call(sendEvent, event)).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
    }),
  );
});
