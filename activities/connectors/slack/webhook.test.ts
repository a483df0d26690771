import { afterAll, expect, it } from 'vitest';
import { verifyWebhook } from '../../kit/webhook.ts';
import { startTrial } from '../../sandbox/trial.ts';
import { askDecision } from './actions/ask-decision.ts';
import { slackSandbox } from './sandbox.ts';
import { pressButton } from './sandbox/press.ts';
import { slackWebhook } from './webhook.ts';

const now = new Date('2026-12-01T08:00:00Z');
const signingSecret = slackSandbox.connection.webhookSecret ?? '';
const trial = await startTrial(slackSandbox);
afterAll(() => trial.close());
const { channel } = await trial.call(askDecision, askDecision.example);
const baseUrl = `${trial.sandbox.url}/slack`;
const press = (user = 'U0ANNA') =>
  pressButton({
    baseUrl,
    state: trial.sandbox.state['slack'],
    channel,
    label: 'Approve',
    user,
    signingSecret,
    now,
  });
const read = ({ body, headers } = press()) => slackWebhook.buttons?.read(Buffer.from(body), headers);
const json = { 'content-type': 'application/json' };
const url = 'https://ops.example.com/api/v1/webhooks/slack';

it('reads who pressed what, and where the answer goes', () => {
  const { body, headers } = press();
  const request = { method: 'POST', url, headers, body: Buffer.from(body) };
  expect(verifyWebhook('slack', request, signingSecret, now)).toEqual({ verified: true });
  expect(read()).toMatchObject({
    identities: ['slack:T0SANDBOX/U0ANNA', 'slack:U0ANNA'],
    postedAt: now.getTime() + 0.001,
    value: expect.stringMatching(/^[\w-]{22}\./),
    replyTo: expect.stringContaining(`/slack/actions/${channel}/`),
  });
  expect(read()?.id).toBe(read()?.id);
  expect(slackWebhook.events(Buffer.from(body), headers)).toEqual([]);
});

it('closes a message: no buttons, how it ended, and its marker as before', () => {
  const closed = JSON.parse(JSON.stringify(read()?.close('anna decided: Yes & no'))) as {
    blocks: { type: string; block_id?: string }[];
  };
  expect(closed).toMatchObject({ replace_original: true, text: 'anna decided: Yes &amp; no' });
  expect(closed.blocks.map(({ type }) => type)).toEqual(['section', 'section', 'context']);
  expect(closed.blocks[0]?.block_id).toMatch(/^mr-/);
  expect(read()?.tell('no')).toEqual({ response_type: 'ephemeral', replace_original: false, text: 'no' });
});

it.each([
  ['an interaction of another kind', { type: 'view_submission' }],
  ['a button of somebody else', { block_id: 'other' }],
])('is no press of ours: %s', (_what, change) => {
  const payload = JSON.parse(new URLSearchParams(press().body).get('payload') ?? '') as {
    actions: [object];
  };
  const changed =
    'type' in change
      ? { ...payload, ...change }
      : { ...payload, actions: [{ ...payload.actions[0], ...change }] };
  const body = new URLSearchParams({ payload: JSON.stringify(changed) }).toString();
  expect(read({ body, headers: press().headers })).toBeUndefined();
});

it.each(['', 'payload=', 'payload=%7B', 'other=1'])('is no press: %j', (body) => {
  expect(read({ body, headers: press().headers })).toBeUndefined();
});

it('gives a challenge back that is signed', () => {
  const body = Buffer.from(JSON.stringify({ type: 'url_verification', token: 'x', challenge: '3eZbrw1a' }));
  expect(slackWebhook.handshake?.({ method: 'POST', url, headers: json, body })).toEqual({
    answer: { kind: 'json', body: { challenge: '3eZbrw1a' } },
    shown: 'signature',
  });
});

it('reads an event', () => {
  const callback = {
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event: { type: 'channel_archive', channel: 'C1' },
  };
  const body = Buffer.from(JSON.stringify(callback));
  expect(slackWebhook.events(body, json)).toEqual([
    { id: 'T1/Ev1', name: 'channel_archive', payload: callback.event },
  ]);
  expect(slackWebhook.handshake?.({ method: 'POST', url, headers: json, body })).toBeUndefined();
  expect(() => slackWebhook.events(Buffer.from('{}'), json)).toThrow();
});
