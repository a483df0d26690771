import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineSandbox, reply } from '../sandbox/define-sandbox.ts';
import { startTrial, type Trial } from '../sandbox/trial.ts';
import { basicKey, noAuth, type Auth } from './auth.ts';
import { defineAction } from './define-action.ts';
import { defineTool } from './define-tool.ts';

let trial: Trial;
afterEach(() => trial.close());

/** A tool on two hosts that says how it was asked. */
const echo = (auth: Auth) =>
  defineTool({
    id: 'echo',
    title: 'Echo',
    category: 'website',
    purpose: 'test',
    owner: 'test',
    docs: 'https://example.com',
    baseUrl: 'https://echo.example',
    hosts: { admin: 'https://admin.echo.example' },
    apiVersion: '1',
    auth,
    settings: z.strictObject({ email: z.string().optional() }),
    scopes: [],
    rateLimit: { perSecond: 1, source: 'test' },
    dataCategories: ['test'],
    personalData: { in: [], out: [] },
    processorAgreement: 'not-needed',
    region: 'here',
    cost: 'none',
    contract: { none: 'test' },
  });

const asked = (auth: Auth) =>
  defineAction({
    tool: echo(auth),
    id: 'echo.ask',
    summary: 'Ask.',
    input: z.strictObject({}),
    output: z.object({ authorization: z.string() }),
    retrySafety: 'idempotent',
    effect: 'read',
    scopes: [],
    example: {},
    run: ({ http }) =>
      http.get({ path: '/ask', host: 'admin', response: z.object({ authorization: z.string() }) }),
  });

const sandbox = (settings: Readonly<Record<string, unknown>>) =>
  defineSandbox({
    tool: 'echo',
    connection: { token: 's3cret', settings },
    initial: () => ({}),
    refuse: () => reply(401),
    admits: () => true,
    // Said in capitals: what it was sent must not come out as it is.
    routes: {
      'GET /ask': ({ headers }) => {
        const [, basic = ''] = (headers['authorization'] ?? '').split('Basic ');
        const authorization = Buffer.from(basic, 'base64').toString().toUpperCase();
        return reply(200, { authorization });
      },
    },
  });

describe('HTTP Basic', () => {
  it.each([
    ['the password of the user in a setting', basicKey('email'), 'ADA@EXAMPLE.COM:S3CRET'],
    ['the user itself', basicKey(), 'S3CRET:'],
  ])('takes the key as %s', async (_name, auth, expected) => {
    trial = await startTrial(sandbox({ email: 'ada@example.com' }));
    const { authorization } = await trial.call(asked(auth), {});
    expect(authorization).toBe(expected);
  });
});

it("lets one address of a connection stand for all of a tool's hosts", async () => {
  trial = await startTrial(sandbox({}));
  await trial.call(asked(noAuth), {});
  expect(trial.sandbox.requests.map(({ path }) => path)).toEqual(['/ask']);
});
