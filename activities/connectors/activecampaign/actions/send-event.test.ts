import { afterAll, beforeEach, expect, it } from 'vitest';
import { connectionsFrom } from '../../../kit/connections.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { eventsBaseUrl } from '../client.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { sendEvent } from './send-event.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('spawns an event with its value', async () => {
  expect(await trial.call(sendEvent, sendEvent.example)).toEqual({ accepted: true });
  expect(state()?.['events']).toEqual([
    {
      event: 'Offer accepted',
      eventdata: 'de_leads_marketing-automation_202612',
      visit: '{"email":"ada@example.com"}',
    },
  ]);
});

it('is never repeated by guess', async () => {
  await trial.call(sendEvent, sendEvent.example);
  const again = trial.call(sendEvent, sendEvent.example, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(state()?.['events']).toHaveLength(1);
});

it('reads a refusal in a 200', async () => {
  const body = { success: 0, message: 'ada@example.com is unknown' };
  trial.sandbox.failNext({ tool: 'activecampaign', fault: { status: 200, body } });
  await expect(trial.call(sendEvent, sendEvent.example)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.not.stringContaining('ada'),
  });
});

it('says what the connection lacks before it asks', async () => {
  const connection = { baseUrl: 'http://127.0.0.1:9', token: 'ac_bare' };
  const connections = connectionsFrom({ activecampaign: connection });
  const bare = await startTrial(activecampaignSandbox, { connections });
  await expect(bare.call(sendEvent, sendEvent.example)).rejects.toMatchObject({ type: 'CONNECTION_INVALID' });
  await bare.close();
});

it.each([
  ['https://acme.api-us1.com', 'https://trackcmp.net'],
  ['http://127.0.0.1:8300/activecampaign', 'http://127.0.0.1:8300/activecampaign'],
])('takes the events of %s to %s', (baseUrl, expected) => {
  expect(eventsBaseUrl(baseUrl)).toBe(expected);
});
