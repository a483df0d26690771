import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineSandbox, reply } from '../sandbox/define-sandbox.ts';
import { startTrial } from '../sandbox/trial.ts';
import { bearer } from './auth.ts';
import { defineAction } from './define-action.ts';
import { describeAllNames } from './describe.ts';
import { markerOf } from './marker.ts';
import { path } from './path.ts';
import { personal, type PersonalData } from './personal.ts';
import { trialTool } from './trial-tool.ts';

const counter = trialTool({
  id: 'counter',
  auth: bearer(),
  settings: z.strictObject({ account: z.string() }),
  headers: ({ account }) => ({ 'x-account': account }),
});

const answer = z.object({ name: z.string(), account: z.string() });
const email = personal(z.email(), { category: 'contact', purpose: 'test' });
const common = {
  tool: counter,
  summary: 'Count.',
  input: z.strictObject({ email }),
  output: z.object({
    name: personal(z.string(), { category: 'identity', purpose: 'test' }),
    account: z.string(),
  }),
  effect: 'write',
  scopes: [],
  example: { email: 'ada@example.com' },
} as const;
const blind = defineAction({
  ...common,
  id: 'counter.blind',
  retrySafety: 'unsafe',
  run: ({ input, http, marker }) =>
    http.post({ path: path`/count/${input.email}`, json: { marker }, response: answer }),
});
const careful = defineAction({
  ...blind,
  id: 'counter.careful',
  formerly: ['counter.asking'],
  find: ({ marker, http }) => http.get({ path: path`/find/${marker}`, response: answer.optional() }),
});

const sandbox = defineSandbox<{ counted: Record<string, string> }>({
  tool: 'counter',
  connection: { token: 's3cret', settings: { account: 'acme' } },
  refuse: () => reply(401),
  initial: () => ({ counted: {} }),
  routes: {
    'POST /count/{email}': ({ params, body, state, headers, nextId }) => {
      const { marker } = z.object({ marker: z.string() }).parse(body);
      state.counted[`${nextId()}`] = marker;
      return reply(201, { name: params['email'], account: headers['x-account'] });
    },
    'GET /find/{marker}': ({ params, state, headers }) => {
      const found = Object.values(state.counted).includes(params['marker'] ?? '');
      return found ? reply(200, { name: 'found', account: headers['x-account'] }) : reply(204);
    },
  },
});

const lines: unknown[] = [];
const log = {
  info: (...line: unknown[]) => void lines.push(line),
  warn: (...line: unknown[]) => void lines.push(line),
};
const personalData: PersonalData = {
  reveal: async (tokenised) =>
    JSON.parse(JSON.stringify(tokenised).replaceAll('pd_1', 'ada@example.com')) as unknown,
  conceal: async (_schema, value) =>
    JSON.parse(JSON.stringify(value).replaceAll('ada@example.com', 'pd_1')) as unknown,
};
const trial = await startTrial(sandbox, { personalData, log });
beforeEach(() => {
  trial.sandbox.reset();
  lines.length = 0;
});
afterAll(() => trial.close());

const input = { email: 'pd_1' };
const count = () => Object.keys(trial.sandbox.state['counter']?.['counted'] ?? {}).length;

it('reveals personal data right before the tool and conceals it right after', async () => {
  expect(await trial.call(careful, input)).toEqual({ name: 'pd_1', account: 'acme' });
  expect(trial.sandbox.requests[0]?.path).toBe('/count/ada%40example.com');
  expect(JSON.stringify(lines)).not.toContain('ada');
});

it('answers to an id that the action had before', async () => {
  expect(await trial.call({ ...careful, id: 'counter.asking' }, input)).toEqual({
    name: 'pd_1',
    account: 'acme',
  });
  const [now, former] = describeAllNames(careful);
  expect(former).toEqual({ ...now, id: 'counter.asking', now: 'counter.careful' });
});

it('keeps personal data out of failures', async () => {
  trial.sandbox.failNext({ tool: 'counter', fault: { status: 422, body: 'ada@example.com is not valid' } });
  const error = await trial.call(careful, input).catch(String);
  expect(error).toContain('POST /count/{}');
  expect(JSON.stringify([error, lines])).not.toContain('ada');
});

describe('unsafe work', () => {
  it.each([
    ['was done', { dropAfterWork: true }],
    ['was not done', { resetBefore: true }],
  ])('that %s when the answer was lost is there exactly once after a retry', async (_name, fault) => {
    trial.sandbox.failNext({ tool: 'counter', fault });
    await expect(trial.call(careful, input)).rejects.toMatchObject({ type: 'UNAVAILABLE' });
    await trial.call(careful, input, { mayHaveRun: true });
    expect(count()).toBe(1);
  });

  it('is never repeated blindly', async () => {
    await trial.call(blind, input);
    await expect(trial.call(blind, input, { mayHaveRun: true })).rejects.toMatchObject({
      type: 'OUTCOME_UNKNOWN',
      nonRetryable: true,
    });
    expect(count()).toBe(1);
  });
});

it.each([
  ['a wrong value', { email: 'nobody' }, 'email invalid_format'],
  ['a missing field', {}, 'email invalid_type'],
  ['an unknown field', { email: 'pd_1', emial: 'x' }, 'unknown emial'],
  ['no object', 'ada', 'input invalid_type'],
])('refuses %s before it asks the tool', async (_name, wrong, says) => {
  await expect(trial.call(careful, wrong as typeof input)).rejects.toMatchObject({
    type: 'INVALID_INPUT',
    message: expect.stringContaining(says),
  });
  expect(trial.sandbox.requests).toEqual([]);
});

it('refuses a connection whose settings are not complete, and a missing one', async () => {
  const bare = await startTrial({ ...sandbox, connection: { token: 's3cret' } }, { personalData });
  await expect(bare.call(careful, input)).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
    message: expect.stringContaining('settings.account'),
  });
  await expect(bare.call(careful, input, { connection: 'counter-emea' })).rejects.toMatchObject({
    type: 'CONNECTION_MISSING',
  });
  await bare.close();
});

it('writes a marker that names the step and gives nothing away', async () => {
  await trial.call(careful, input);
  const marker = markerOf('case-1/step-1');
  expect(Object.values(trial.sandbox.state['counter']?.['counted'] ?? {})).toEqual([marker]);
  expect(marker).toMatch(/^mr-[0-9a-f]{20}$/);
  expect(markerOf('case-1/step-2')).not.toBe(marker);
});
