import { expect, test } from 'vitest';
import { checkConnections } from './connections.ts';

test.each([
  ['a credential', '{"token":"canary-4711"}', 'ok', /^HubSpot, from MASCHINENRAUM_CONNECTION_HUBSPOT$/],
  ['no credential', '{"settings":{}}', 'missing', /^hubspot: .*needs one of token/],
  ['a token that no header can carry', '{"token":"canary-4711\\nx"}', 'missing', /^hubspot: .*token holds/],
  [
    'a setting that there is not',
    '{"token":"canary-4711","settings":{"x":1}}',
    'warning',
    /settings do not fit/,
  ],
])('a connection with %s', async (_what, text, state, detail) => {
  const findings = await checkConnections({ MASCHINENRAUM_CONNECTION_HUBSPOT: text });
  expect(findings.find(({ subject }) => subject === 'connection hubspot')).toMatchObject({
    state,
    detail: expect.stringMatching(detail),
  });
  expect(JSON.stringify(findings)).not.toContain('canary-4711');
});
