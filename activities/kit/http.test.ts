import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineSandbox, reply } from '../sandbox/define-sandbox.ts';
import { startTrial, type Trial } from '../sandbox/trial.ts';
import { basicKey, noAuth, type Auth } from './auth.ts';
import { defineAction } from './define-action.ts';
import { trialTool } from './trial-tool.ts';

let trial: Trial;
afterEach(() => trial.close());

/** A tool on two hosts that says how it was asked. */
const echo = (auth: Auth) =>
  trialTool({
    id: 'echo',
    hosts: { admin: 'https://admin.echo.invalid' },
    auth,
    settings: z.strictObject({ email: z.string().optional() }),
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

it('sends a form with a file', async () => {
  const file = { field: 'file', name: 'figures.csv', mediaType: 'text/csv', text: 'Cost\n1\n' };
  const upload = defineAction({
    tool: trialTool({ id: 'echo', auth: noAuth }),
    id: 'echo.upload',
    summary: 'Upload.',
    input: z.strictObject({}),
    output: z.object({}),
    retrySafety: 'idempotent',
    effect: 'write',
    scopes: [],
    example: {},
    run: ({ http }) =>
      http.post({
        path: '/files',
        multipart: { fields: { parent: '7' }, file },
        response: z.object({}),
      }),
  });
  trial = await startTrial(
    defineSandbox({
      tool: 'echo',
      connection: { token: 's3cret' },
      initial: () => ({}),
      refuse: () => reply(401),
      admits: () => true,
      routes: { 'POST /files': () => reply(200, {}) },
    }),
  );
  await trial.call(upload, {});
  expect(trial.sandbox.requests.map(({ body }) => body)).toEqual([
    { parent: '7', file: { name: file.name, type: file.mediaType, text: file.text } },
  ]);
});
