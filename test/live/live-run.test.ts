import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bearer } from '../../activities/kit/auth.ts';
import { defineAction } from '../../activities/kit/define-action.ts';
import { trialTool } from '../../activities/kit/trial-tool.ts';
import { runLive } from './live-run.ts';

/** A vendor that takes each refresh token once and each access token once. */
let valid = 1;
const server = createServer((request, response) => {
  void text(request).then((body) => {
    if (request.url !== '/oauth/token') {
      const good = request.headers.authorization === `Bearer access-${valid}`;
      response.writeHead(good ? 200 : 401).end('{}');
      return;
    }
    const fits = new URLSearchParams(body).get('refresh_token') === `refresh-${valid}`;
    if (fits) valid += 1;
    const given = { access_token: `access-${valid}`, refresh_token: `refresh-${valid}`, expires_in: 61 };
    response.writeHead(fits ? 200 : 400).end(JSON.stringify(fits ? given : { error: 'invalid_grant' }));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());

it('keeps each refresh token that the vendor gives in place of the one before', async () => {
  const tool = trialTool({
    id: 'notes',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    auth: bearer({ grants: ['refresh-token'] }),
  });
  const read = (verb: string) =>
    defineAction({
      tool,
      id: `notes.${verb}`,
      summary: 'Reads.',
      input: z.strictObject({}),
      output: z.object({}),
      retrySafety: 'idempotent',
      effect: 'read',
      scopes: [],
      example: {},
      run: ({ http }) => http.get({ path: '/notes', response: z.object({}) }),
    });
  let refreshToken = 'refresh-1';
  let minutes = 0;
  const verdicts = runLive({
    connector: { tool, actions: { readOne: read('readOne'), readTwo: read('readTwo') } },
    connections: {
      find: () => ({ clientId: 'me', clientSecret: 'secret', refreshToken, settings: {} }),
      keepRefreshToken: (_id, latest) => void (refreshToken = latest),
    },
    connection: 'notes-test',
    inputs: {},
    write: false,
    examplesWork: false,
    run: 'test',
    now: () => new Date(Date.UTC(2026, 11, 1, 8, minutes)),
    between: () => void (minutes += 5),
  });
  for await (const verdict of verdicts) expect(verdict).toMatchObject({ kind: 'passed' });
  expect([refreshToken, valid]).toEqual(['refresh-3', 3]);
});
