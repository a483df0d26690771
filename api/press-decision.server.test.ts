import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { askDecision } from '../activities/connectors/slack/actions/ask-decision.ts';
import { slackSandbox } from '../activities/connectors/slack/sandbox.ts';
import { pressButton } from '../activities/connectors/slack/sandbox/press.ts';
import { slackWebhook } from '../activities/connectors/slack/webhook.ts';
import { seal } from '../activities/kit/seal.ts';
import { startTrial, type Trial } from '../activities/sandbox/trial.ts';
import type { WebhookSource } from './services.ts';
import { startReviewRounds } from './trial/review-rounds.ts';
import { startServerTrial, type ServerTrial } from './trial/start-server-trial.ts';
import { startApiTrial, type Answer, type ApiTrial } from './trial/start-trial.ts';

const SECRET = slackSandbox.connection.webhookSecret ?? '';
const CHANNEL = 'C0SALES000';
/** How far Slack's clock is from ours, in milliseconds. */
let slackClock = 0;
let slack: Trial;
let server: ServerTrial;
let trial: ApiTrial;
let anna: { readonly authorization: string };
let sven: { readonly authorization: string };

const sourceAt = (replyOrigin?: string): Readonly<Record<string, WebhookSource>> => ({
  slack: { kind: 'tool', webhook: slackWebhook, secrets: [SECRET], events: {}, replyOrigin },
});

beforeAll(async () => {
  slack = await startTrial(slackSandbox, { now: () => new Date(Date.now() + slackClock) });
  server = await startServerTrial();
  trial = await startApiTrial({
    client: server.client,
    publicUrl: 'https://ops.example.com',
    webhooks: sourceAt(slack.sandbox.url),
  });
  anna = trial.headersOf('anna', 'campaign-owner', 'sales');
  sven = trial.headersOf('sven', 'sales');
  trial.keys.create('sven', ['sales'], ['slack:U0SVEN']);
  trial.keys.create('anna', ['campaign-owner', 'sales'], ['slack:T0SANDBOX/U0ANNA']);
  trial.keys.create('carl', ['creative'], ['slack:U0CARL']);
});
beforeEach(() => slack.sandbox.reset());
afterAll(async () => {
  await trial.end();
  await server.end();
  await slack.close();
});

const lead = {
  email: 'mina.voss@example.com',
  firstName: 'Mina',
  country: 'DE',
  interest: 'demo',
  campaign: 'de_leads_pump_202611',
  consent: { given: true, at: '2026-11-20T08:00:00Z', purposeId: 'P-7' },
};

async function startCase(reference: string): Promise<string> {
  const path = '/api/v1/processes/greet-lead/cases';
  const { body } = await trial.post(path, { variables: { lead, reference } }, anna);
  return z.object({ caseId: z.string() }).parse(body).caseId;
}

/** Starts a case whose task `callLead` is open, and asks for it in Slack. */
async function asked(reference: string, element = 'callLead'): Promise<string> {
  const caseId = await startCase(reference);
  expect((await trial.get(`/api/v1/cases/${caseId}`, anna)).body).toMatchObject({
    tasks: [{ element: 'callLead' }],
  });
  await ask(caseId, element);
  return caseId;
}

const ask = async (caseId: string, element = 'callLead') =>
  await slack.call(askDecision, {
    channel: CHANNEL,
    text: 'Call <Mina> & note what she says.',
    caseId,
    element,
    decisions: [
      { label: 'Reached', result: { note: 'She wants a demo' } },
      { label: 'Nothing', result: { note: 'x' } },
    ],
  });

type Press = Parameters<typeof pressButton>[0];
const pressOf = (user: string, label: string, more: Partial<Press> = {}) =>
  pressButton({
    baseUrl: `${slack.sandbox.url}/slack`,
    state: slack.sandbox.state['slack'],
    channel: CHANNEL,
    label,
    user,
    signingSecret: SECRET,
    now: new Date(),
    ...more,
  });
const send = async ({ body, headers }: ReturnType<typeof pressOf>, to = trial): Promise<Answer> =>
  await to.post('/api/v1/webhooks/slack', body, headers);
const press = async (user: string, label = 'Reached', more: Partial<Press> = {}): Promise<Answer> =>
  await send(pressOf(user, label, more));

const world = z.object({
  channels: z.record(
    z.string(),
    z.object({
      messages: z.array(
        z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })).optional() }),
      ),
    }),
  ),
  ephemeral: z.array(z.object({ text: z.string() })),
});
const message = () => world.parse(slack.sandbox.state['slack']).channels[CHANNEL]?.messages[0];
const told = () => world.parse(slack.sandbox.state['slack']).ephemeral.map(({ text }) => text);
const buttons = () => message()?.blocks?.filter(({ type }) => type === 'actions').length;
const completedBy = async (caseId: string): Promise<readonly unknown[]> => {
  const { body } = await trial.get(`/api/v1/cases/${caseId}/path`, anna);
  const { items } = z
    .object({ items: z.array(z.looseObject({ element: z.string(), event: z.string() })) })
    .parse(body);
  return items
    .filter(({ element, event }) => element === 'callLead' && event === 'completed')
    .map(({ by }) => by);
};

test('a button decides the task in the name of who pressed it, and the message says so', async () => {
  const caseId = await asked('pressed');
  const answer = await press('U0SVEN');
  expect(answer).toMatchObject({ status: 200, body: '' });
  expect(await completedBy(caseId)).toEqual(['sven']);
  expect(message()?.text).toBe(`sven decided: Reached (Call the lead, ${caseId}).`);
  expect(message()?.blocks).toMatchObject([
    { type: 'section', block_id: expect.stringMatching(/^mr-/) },
    { type: 'context' },
  ]);
  expect(told()).toEqual([]);
  const held = await trial.vault.vault.export({ email: lead.email });
  expect(held?.fields.map(({ value }) => value)).toContain('She wants a demo');
  expect(trial.log.join('')).toContain('"outcome":"DECIDED","answered":"yes"');
  expect(trial.log.join('')).not.toMatch(/demo|hooks\.slack|\/actions\//);
});

test.each([
  [
    'nobody knows',
    'U0NOBODY',
    'Reached',
    /^Nobody here is known as slack:U0NOBODY.*https:\/\/ops\.example\.com\/#\/cases\//,
  ],
  ['is known in another workspace only', 'U0ANNA', 'Reached', /^Nobody here is known as slack:U0ANNA/],
  ['lacks the role', 'U0CARL', 'Reached', /^The task is for others: nothing was decided\./],
  ['chose what the form does not take', 'U0SVEN', 'Nothing', /^The result does not fit the task/],
])('who %s is told so, alone, and nothing is decided', async (_what, user, label, words) => {
  const caseId = await asked(`refused-${user}-${label}`);
  expect(await press(user, label, { team: user === 'U0ANNA' ? 'T0OTHER' : 'T0SANDBOX' })).toMatchObject({
    status: 200,
  });
  expect(told()).toEqual([expect.stringMatching(words)]);
  expect(buttons()).toBe(1);
  expect(await completedBy(caseId)).toEqual([]);
});

test('four eyes: who started the case may not decide, however they are known', async () => {
  const caseId = await asked('four-eyes');
  await press('U0ANNA');
  expect(told()).toEqual([expect.stringMatching(/^Somebody else has to decide this task/)]);
  expect(await completedBy(caseId)).toEqual([]);
});

test('a second press says who decided before, and so does one after the page', async () => {
  const caseId = await asked('twice');
  const again = pressOf('U0SVEN', 'Reached');
  const late = pressOf('U0ANNA', 'Reached');
  await send(again);
  await send(again);
  expect(message()?.text).toBe(`sven decided this before (Call the lead, ${caseId}).`);
  await send(late);
  expect(await completedBy(caseId)).toEqual(['sven']);
  const other = await asked('on the page');
  const pressed = pressOf('U0SVEN', 'Reached');
  const { body } = await trial.get(`/api/v1/cases/${other}`, anna);
  const [task] = z.object({ tasks: z.array(z.object({ task: z.int() })) }).parse(body).tasks;
  await trial.post(
    `/api/v1/tasks/${other}/${task?.task}/complete`,
    { result: { note: 'on the page' } },
    sven,
  );
  await send(pressed);
  expect(message()?.text).toBe(`sven decided this before (Call the lead, ${other}).`);
  expect(buttons()).toBe(0);
});

test('two who press at once: one decides, the other is told', async () => {
  const ben = 'U0BEN';
  trial.keys.create('ben', ['sales'], [`slack:${ben}`]);
  const caseId = await asked('at once');
  const both = [pressOf('U0SVEN', 'Reached'), pressOf(ben, 'Reached')];
  await Promise.all(both.map((one) => send(one)));
  const decided = await completedBy(caseId);
  expect(decided).toHaveLength(1);
  expect(message()?.text).toMatch(new RegExp(`^${String(decided[0])} decided`));
});

test('a case that has ended asks nobody any more', async () => {
  const caseId = await asked('ended');
  await trial.post(`/api/v1/cases/${caseId}/cancel`, { reason: 'a test' }, anna);
  await expect
    .poll(async () => (await trial.get(`/api/v1/cases/${caseId}`, anna)).body)
    .toMatchObject({ status: 'terminated' });
  await press('U0SVEN');
  expect(message()?.text).toMatch(/^This is no longer asked/);
});

test('a button of an earlier round does not answer the next one', async () => {
  await startReviewRounds(server.client, 'rounds-1');
  const round = async () => {
    await slack.call(
      askDecision,
      {
        channel: CHANNEL,
        text: 'Look at this.',
        caseId: 'rounds-1',
        element: 'review',
        decisions: [
          { label: 'Yes', result: { yes: true } },
          { label: 'No', result: { yes: false } },
        ],
      },
      { idempotencyKey: `rounds-1/${told().length}${String(message()?.text)}` },
    );
  };
  const openTasks = async (): Promise<unknown> => {
    const { body } = await trial.get('/api/v1/cases/rounds-1', anna);
    return z.object({ tasks: z.array(z.object({ task: z.int() })) }).parse(body).tasks[0]?.task;
  };
  const first = await openTasks();
  slackClock = -60_000;
  await round();
  slackClock = 0;
  const late = pressOf('U0SVEN', 'Yes');
  await press('U0SVEN', 'No');
  expect(message()?.text).toBe('sven decided: No (Review, rounds-1).');
  await expect.poll(openTasks).not.toBe(first);
  const second = await openTasks();
  await send(late);
  expect(message()?.text).toBe('sven decided this before (Review, rounds-1).');
  expect(await openTasks()).toBe(second);
  await round();
  await press('U0SVEN', 'Yes');
  expect((await trial.get('/api/v1/cases/rounds-1', anna)).body).toMatchObject({ status: 'completed' });
});

test('a task that is not asked yet is not decided, and its message stays', async () => {
  await asked('early', 'laterTask');
  await press('U0SVEN');
  expect(told()).toEqual(['Nobody is asked yet: the case is not there. Try again in a moment.']);
  expect(buttons()).toBe(1);
});

/** Presses a button whose value was exchanged, signed as Slack signs. */
async function pressWith(value: string): Promise<Answer> {
  const channels = world.parse(slack.sandbox.state['slack']).channels;
  const state = structuredClone({ channels, ephemeral: [] }) as unknown;
  const text = JSON.stringify(state);
  const [actions] = message()?.blocks?.filter(({ type }) => type === 'actions') ?? [];
  const { elements } = z.object({ elements: z.array(z.object({ value: z.string() })) }).parse(actions);
  const forged = text.replace(JSON.stringify(elements[0]?.value), JSON.stringify(value));
  return await press('U0SVEN', 'Reached', {
    state: withTimes(JSON.parse(forged) as unknown),
  });
}

/** The parsed state has lost what `world` does not name. */
function withTimes(state: unknown): unknown {
  const { channels } = z
    .object({ channels: z.record(z.string(), z.looseObject({ messages: z.array(z.looseObject({})) })) })
    .parse(state);
  const live = z
    .object({ channels: z.record(z.string(), z.object({ messages: z.array(z.object({ ts: z.string() })) })) })
    .parse(slack.sandbox.state['slack']).channels;
  return {
    channels: Object.fromEntries(
      Object.entries(channels).map(([id, channel]) => [
        id,
        {
          messages: channel.messages.map((one, index) => ({
            ...one,
            ts: live[id]?.messages[index]?.ts ?? '1.0',
          })),
        },
      ]),
    ),
  };
}

test('a value that we did not seal decides nothing, whoever presses it', async () => {
  const caseId = await asked('forged');
  const wanted = JSON.stringify({
    caseId,
    element: 'callLead',
    label: 'Reached',
    result: { note: 'forged' },
  });
  for (const value of [wanted, seal(wanted, 'another-secret'), `${'A'.repeat(22)}.${wanted}`]) {
    expect(await pressWith(value)).toMatchObject({ status: 200 });
    expect(told().at(-1)).toBe('This button is none of ours. Nothing was decided.');
  }
  expect(await completedBy(caseId)).toEqual([]);
});

test('a case that does not exist is said so, even under a seal', async () => {
  await asked('sealed');
  await pressWith(seal(JSON.stringify({ caseId: 'nowhere', element: 'x', label: 'x', result: {} }), SECRET));
  expect(told()).toEqual([expect.stringMatching(/^There is no such case: nothing was decided/)]);
});

test.each([
  [
    'a wrong signature',
    (headers: Record<string, string>) => ({ ...headers, 'x-slack-signature': 'v0=0' }),
    'WEBHOOK_SIGNATURE_INVALID',
  ],
  ['another secret', undefined, 'WEBHOOK_SIGNATURE_INVALID'],
])('a press with %s decides nothing', async (_what, change, code) => {
  const caseId = await asked(`unsigned ${_what}`);
  const { body, headers } = pressOf('U0SVEN', 'Reached', change === undefined ? { signingSecret: 'x' } : {});
  expect(await send({ body, headers: change?.({ ...headers }) ?? headers })).toMatchObject({
    status: 401,
    body: { code },
  });
  expect(await completedBy(caseId)).toEqual([]);
});

test('an old press decides nothing', async () => {
  const caseId = await asked('old');
  const old = pressOf('U0SVEN', 'Reached', { now: new Date(Date.now() - 301_000) });
  expect(await send(old)).toMatchObject({ status: 401, body: { code: 'WEBHOOK_EXPIRED' } });
  expect(await completedBy(caseId)).toEqual([]);
});

test('answers go to the vendor only', async () => {
  const caseId = await asked('elsewhere');
  const strict = await startApiTrial({ client: server.client, webhooks: sourceAt() });
  strict.keys.create('sven', ['sales'], ['slack:U0SVEN']);
  expect(await send(pressOf('U0SVEN', 'Reached'), strict)).toMatchObject({ status: 200 });
  expect(strict.log.join('')).toContain('"outcome":"DECIDED","answered":"address refused"');
  expect(buttons()).toBe(1);
  expect(await completedBy(caseId)).toEqual(['sven']);
  await strict.end();
});

test('Slack is answered in time, though the answer to the person takes longer', async () => {
  let answer = (): void => undefined;
  const slow = createServer((_request, response) => {
    answer = () => void response.end('ok');
  });
  await new Promise<void>((resolve) => void slow.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  const patient = await startApiTrial({ client: server.client, webhooks: sourceAt(origin), patienceMs: 1 });
  patient.keys.create('sven', ['sales'], ['slack:U0SVEN']);
  const caseId = await asked('slow');
  expect(await send(pressOf('U0SVEN', 'Reached', { baseUrl: origin }), patient)).toMatchObject({
    status: 200,
  });
  await expect.poll(async () => await completedBy(caseId)).toEqual(['sven']);
  expect(patient.log.join('')).not.toContain('button pressed');
  await expect
    .poll(() => {
      answer();
      return patient.log.join('');
    })
    .toContain('"outcome":"DECIDED","answered":"yes"');
  await patient.end();
  await new Promise<void>((resolve) => {
    slow.close(() => resolve());
    slow.closeAllConnections();
  });
});
