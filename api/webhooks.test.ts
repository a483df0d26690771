import { afterAll, beforeAll, expect, test } from 'vitest';
import { asanaWebhook } from '../activities/connectors/asana/webhook.ts';
import { hubspotWebhook } from '../activities/connectors/hubspot/webhook.ts';
import { jiraWebhook } from '../activities/connectors/jira/webhook.ts';
import { klaviyoWebhook } from '../activities/connectors/klaviyo/webhook.ts';
import { metaAdsWebhook } from '../activities/connectors/meta-ads/webhook.ts';
import { mondayWebhook } from '../activities/connectors/monday/webhook.ts';
import { pipedriveWebhook } from '../activities/connectors/pipedrive/webhook.ts';
import { slackWebhook } from '../activities/connectors/slack/webhook.ts';
import type { Webhook } from '../activities/kit/define-webhook.ts';
import type { ToolSource } from './services.ts';
import { startApiTrial, type ApiTrial } from './trial/start-trial.ts';
import { signAs, type Signing } from './trial/vendor-requests.ts';

const now = new Date('2026-12-01T08:00:00Z');
const SECRET = 'secret-of-the-vendor-0123456789abcdef';
const TOKEN = 'handshake-token-0123456789abcdef-0123';
const PUBLIC = 'https://ops.example.com/flows';

const tools: Readonly<Record<keyof typeof signAs, Webhook>> = {
  hubspot: hubspotWebhook,
  klaviyo: klaviyoWebhook,
  asana: asanaWebhook,
  'meta-ads': metaAdsWebhook,
  jira: jiraWebhook,
  pipedrive: pipedriveWebhook,
  monday: mondayWebhook,
  slack: slackWebhook,
};

/** A delivery of each, with one event of this name; what is in it is nobody's business but the case's. */
const deliveries: readonly (readonly [tool: keyof typeof signAs, event: string, body: object])[] = [
  [
    'hubspot',
    'contact.propertyChange',
    [
      {
        eventId: 1,
        subscriptionId: 2,
        portalId: 3,
        occurredAt: 4,
        subscriptionType: 'contact.propertyChange',
        objectId: 5,
        propertyValue: 'mina.voss',
      },
    ],
  ],
  [
    'klaviyo',
    'event:klaviyo.opened_email',
    {
      data: [{ external_id: '1', topic: 'event:klaviyo.opened_email', payload: { who: 'mina.voss' } }],
      meta: { klaviyo_account_id: 'A', klaviyo_webhook_id: 'w1' },
    },
  ],
  [
    'asana',
    'task.changed',
    { events: [{ action: 'changed', resource: { gid: '1', resource_type: 'task', name: 'mina.voss' } }] },
  ],
  [
    'meta-ads',
    'page.leadgen',
    {
      object: 'page',
      entry: [
        { id: '1', time: 2, changes: [{ field: 'leadgen', value: { leadgen_id: '3', who: 'mina.voss' } }] },
      ],
    },
  ],
  [
    'jira',
    'jira:issue_updated',
    { webhookEvent: 'jira:issue_updated', issue: { key: 'MKT-7', reporter: 'mina.voss' } },
  ],
  [
    'pipedrive',
    'deal.change',
    {
      meta: { action: 'change', entity: 'deal', id: 'e1', entity_id: '1', timestamp: '2026-12-01T08:00:00Z' },
      data: { title: 'mina.voss' },
    },
  ],
  [
    'monday',
    'update_column_value',
    { event: { type: 'update_column_value', triggerUuid: 'a', pulseName: 'mina.voss' } },
  ],
  [
    'slack',
    'channel_archive',
    {
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev1',
      event: { type: 'channel_archive', user: 'mina.voss' },
    },
  ],
];
const timed: readonly string[] = ['hubspot', 'klaviyo', 'slack', 'monday'];

const sourceOf = (webhook: Webhook, more: Partial<ToolSource> = {}): ToolSource => ({
  kind: 'tool',
  webhook,
  secrets: ['another-secret-while-it-is-replaced', SECRET],
  handshake: TOKEN,
  events: {},
  ...more,
});

let trial: ApiTrial;
beforeAll(async () => {
  trial = await startApiTrial({
    publicUrl: PUBLIC,
    now: () => now,
    webhooks: {
      ...Object.fromEntries(Object.entries(tools).map(([tool, webhook]) => [tool, sourceOf(webhook)])),
      new: sourceOf(asanaWebhook, { secrets: [] }),
      closed: sourceOf(asanaWebhook, { handshake: undefined }),
      signed: { kind: 'signed', secrets: [SECRET], message: 'trialLeadArrived', process: 'greet-lead' },
      waiting: sourceOf(klaviyoWebhook, {
        events: { 'event:klaviyo.opened_email': { message: 'trialAnswerCame', key: 'who' } },
      }),
    },
  });
});
afterAll(() => trial.end());

const signing = (source: string, more: Partial<Signing> = {}): Signing => ({
  secret: SECRET,
  url: `${PUBLIC}/api/v1/webhooks/${source}`,
  at: now,
  ...more,
});
const post = async (source: string, body: string, headers: Readonly<Record<string, string>>) =>
  await trial.post(`/api/v1/webhooks/${source}`, body, headers);
const invalid = { status: 401, body: { code: 'WEBHOOK_SIGNATURE_INVALID' } };

test.each(deliveries)(
  'a delivery of %s is taken; an event that nobody named is counted by its name',
  async (tool, event, given) => {
    const body = JSON.stringify(given);
    const lines = trial.log.length;
    expect(await post(tool, body, signAs[tool](body, signing(tool)))).toMatchObject({
      status: 200,
      body: { unnamed: 1, unnamedEvents: [event], started: 0, delivered: 0 },
    });
    const log = trial.log.slice(lines).join('');
    expect(log).toContain(JSON.stringify(event).slice(1, -1));
    expect(log).not.toContain('mina.voss');
  },
);

test.each(deliveries)(
  'a delivery of %s is refused without a signature, and with a wrong one',
  async (tool, _event, given) => {
    const body = JSON.stringify(given);
    const json = { 'content-type': 'application/json' };
    expect(await post(tool, body, json)).toMatchObject(invalid);
    expect(
      await post(tool, body, signAs[tool](body, signing(tool, { secret: 'x'.repeat(36) }))),
    ).toMatchObject(invalid);
    expect(await post(tool, '', json)).toMatchObject(invalid);
    expect(await post('new', body, signAs[tool](body, signing(tool)))).toMatchObject(invalid);
    expect(await post('unknown', body, signAs[tool](body, signing(tool)))).toMatchObject({
      status: 404,
      body: { code: 'WEBHOOK_UNKNOWN' },
    });
  },
);

test.each(deliveries.filter(([tool]) => tool !== 'pipedrive' && tool !== 'monday'))(
  'a delivery of %s is refused when its body was changed on the way',
  async (tool, _event, given) => {
    const body = JSON.stringify(given);
    const changed = body.replace('mina.voss', 'otto');
    expect(await post(tool, changed, signAs[tool](body, signing(tool)))).toMatchObject(invalid);
  },
);

test.each(deliveries.filter(([tool]) => timed.includes(tool)))(
  'a delivery of %s is refused when it is older than five minutes',
  async (tool, _event, given) => {
    const body = JSON.stringify(given);
    const at = new Date(now.getTime() - 301_000);
    expect(await post(tool, body, signAs[tool](body, signing(tool, { at })))).toMatchObject({
      status: 401,
      body: { code: 'WEBHOOK_EXPIRED' },
    });
  },
);

test.each<keyof typeof signAs>(['hubspot', 'monday'])(
  'a delivery of %s to another address is refused',
  async (tool) => {
    const body = JSON.stringify(deliveries.find(([one]) => one === tool)?.[2]);
    const url = 'https://elsewhere.example.com/api/v1/webhooks/x';
    expect(await post(tool, body, signAs[tool](body, signing(tool, { url })))).toMatchObject(invalid);
  },
);

test.each([
  ['no JSON', '{', 400, 'BODY_NOT_JSON'],
  ['nested too deeply', '['.repeat(100) + ']'.repeat(100), 400, 'BODY_TOO_DEEP'],
  ['another vendor’s', '{"webhookEvent":"jira:issue_updated"}', 422, 'BODY_INVALID'],
])('a signed body that is %s is refused', async (_what, body, status, code) => {
  expect(await post('klaviyo', body, signAs.klaviyo(body, signing('klaviyo')))).toMatchObject({
    status,
    body: { code },
  });
});

test('a body that is nested too deeply is refused whatever it says that it is', async () => {
  const body = `{"webhookEvent":"jira:issue_updated","issue":${'['.repeat(100)}${']'.repeat(100)}}`;
  const headers = { ...signAs.jira(body, signing('jira')), 'content-type': 'text/plain' };
  expect(await post('jira', body, headers)).toMatchObject({ status: 400, body: { code: 'BODY_TOO_DEEP' } });
});

test('a vendor sends again what Temporal was not there for', async () => {
  const body = JSON.stringify({
    data: [{ external_id: '1', topic: 'event:klaviyo.opened_email', payload: { who: '7' } }],
    meta: { klaviyo_account_id: 'A', klaviyo_webhook_id: 'w1' },
  });
  expect(await post('waiting', body, signAs.klaviyo(body, signing('waiting')))).toMatchObject({
    status: 503,
    body: { code: 'TEMPORAL_UNAVAILABLE' },
  });
});

test('a handshake of Asana is answered at the address with its token only, secret or not, and never logged', async () => {
  const secret = { 'x-hook-secret': 'b537207f20cbfa02357cf448134da559' };
  for (const source of ['new', 'asana'])
    expect(await post(`${source}?handshake=${TOKEN}`, '', secret)).toMatchObject({
      status: 200,
      headers: secret,
    });
  for (const refused of [
    'new',
    'new?handshake=',
    `new?handshake=${TOKEN}x`,
    `closed?handshake=${TOKEN}`,
    'closed',
  ]) {
    const answer = await post(refused, '', secret);
    expect(answer).toMatchObject({ status: 401, body: { code: 'WEBHOOK_HANDSHAKE_REFUSED' } });
    expect(answer.headers).not.toHaveProperty('x-hook-secret');
  }
  expect(trial.log.join('')).not.toMatch(/b537207f|handshake-token/);
});

test('a challenge of monday is answered at the address with its token only', async () => {
  const challenge = { challenge: '3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd' };
  const body = JSON.stringify(challenge);
  const json = { 'content-type': 'application/json' };
  expect(await post(`monday?handshake=${TOKEN}`, body, json)).toMatchObject({ status: 200, body: challenge });
  expect(await post('monday', body, json)).toMatchObject({
    status: 401,
    body: { code: 'WEBHOOK_HANDSHAKE_REFUSED' },
  });
});

test('a challenge of Slack is answered when Slack has signed it', async () => {
  const body = JSON.stringify({ type: 'url_verification', token: 'x', challenge: '3eZbrw1a' });
  const signed = signAs.slack(body, signing('slack'));
  expect(await post('slack', body, signed)).toMatchObject({ status: 200, body: { challenge: '3eZbrw1a' } });
  expect(await post('slack', body, { ...signed, 'x-slack-signature': 'v0=0' })).toMatchObject(invalid);
});

const verify = (token: string) => `hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158201444`;

test('a challenge of Meta is answered as a text, to who knows the token', async () => {
  const right = await trial.get(`/api/v1/webhooks/meta-ads?${verify(TOKEN)}`);
  expect(right).toMatchObject({ status: 200, body: '1158201444' });
  expect(right.headers['content-type']).toMatch(/^text\/plain/);
  expect(right.headers['x-content-type-options']).toBe('nosniff');
  expect(await trial.get(`/api/v1/webhooks/meta-ads?${verify('x')}`)).toMatchObject({ status: 401 });
});

test('a host that is none is no reason to fail where the public address is not known', async () => {
  const unknown = await startApiTrial({ now: () => now, webhooks: { 'meta-ads': sourceOf(metaAdsWebhook) } });
  for (const host of ['a b', '[', 'x:y:z'])
    expect(await unknown.get(`/api/v1/webhooks/meta-ads?${verify(TOKEN)}`, { host })).toMatchObject({
      status: 200,
      body: '1158201444',
    });
  await unknown.end();
});

test.each([
  ['meta-ads', 404, 'ROUTE_UNKNOWN'],
  ['signed', 404, 'ROUTE_UNKNOWN'],
  ['unknown', 404, 'WEBHOOK_UNKNOWN'],
])('GET of %s without a handshake is %d', async (source, status, code) => {
  expect(await trial.get(`/api/v1/webhooks/${source}`)).toMatchObject({ status, body: { code } });
});
