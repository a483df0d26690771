import { expect, test } from 'vitest';
import { webhooks } from '../activities/connectors/webhooks.gen.ts';
import { publicUrlFromEnvironment, webhooksFromEnvironment } from './webhook-sources.ts';

const secret = 's'.repeat(32);
const source = { secrets: [secret], message: 'leadArrived', process: 'lead-handover' };
const asana = {
  tool: 'asana',
  secrets: [secret],
  events: {
    'task.changed': { message: 'assetChanged', key: 'resource.gid', variables: { gid: 'resource.gid' } },
    'task.added': { message: 'briefArrived', process: 'creative-briefing' },
  },
};
const publicUrl = { MASCHINENRAUM_PUBLIC_URL: 'https://ops.example.com/' };

test('sources are read by their names', () => {
  const env = {
    MASCHINENRAUM_WEBHOOK_LANDING_PAGE: JSON.stringify(source),
    MASCHINENRAUM_WEBHOOK_ASANA: JSON.stringify(asana),
    OTHER: 'x',
  };
  expect(webhooksFromEnvironment(env, webhooks)).toEqual({
    'landing-page': { kind: 'signed', ...source },
    asana: { kind: 'tool', webhook: webhooks.asana, secrets: asana.secrets, events: asana.events },
  });
});

test('a source without a secret waits for a handshake', () => {
  const text = JSON.stringify({ tool: 'asana', handshake: 'h'.repeat(32) });
  expect(webhooksFromEnvironment({ MASCHINENRAUM_WEBHOOK_X: text }, webhooks)).toMatchObject({
    x: { secrets: [], events: {} },
  });
});

test.each([
  ['no JSON', `{"secrets":["${secret}"`],
  ['a short secret', JSON.stringify({ ...source, secrets: ['short-secret'] })],
  ['no secret', JSON.stringify({ ...source, secrets: [] })],
  ['an unknown field', JSON.stringify({ ...source, path: '/' })],
  ['an unknown tool', JSON.stringify({ ...asana, tool: 'constructor' })],
  ['a short secret of a tool', JSON.stringify({ ...asana, secrets: ['short-secret'] })],
  ['neither secret nor handshake', JSON.stringify({ ...asana, secrets: [] })],
  ['a handshake token that can be guessed', JSON.stringify({ ...asana, handshake: 'short-secret' })],
  ['a place that is none', JSON.stringify({ ...asana, events: { x: { message: 'x', key: 'a..b' } } })],
  [
    'both process and key',
    JSON.stringify({ ...asana, events: { x: { message: 'x', process: 'x', key: 'a' } } }),
  ],
  ['a tool that signs the address, which is not known', JSON.stringify({ ...asana, tool: 'hubspot' })],
])('%s is refused, and not repeated', (_what, text) => {
  const read = (): unknown => webhooksFromEnvironment({ MASCHINENRAUM_WEBHOOK_X: text }, webhooks);
  expect(read).toThrow(expect.objectContaining({ code: 'WEBHOOK_CONFIG_INVALID' }));
  expect(read).not.toThrow(/short-secret|ssss/);
});

test('the public address is needed by who signs it, and has no slash at its end', () => {
  const env = { MASCHINENRAUM_WEBHOOK_X: JSON.stringify({ ...asana, tool: 'hubspot' }), ...publicUrl };
  expect(Object.keys(webhooksFromEnvironment(env, webhooks))).toEqual(['x']);
  expect(publicUrlFromEnvironment(env)).toBe('https://ops.example.com');
  expect(publicUrlFromEnvironment({})).toBeUndefined();
  for (const text of ['ops.example.com', 'ftp://ops.example.com', 'https://ops.example.com/?x=1', ''])
    expect(() => publicUrlFromEnvironment({ MASCHINENRAUM_PUBLIC_URL: text })).toThrow(
      expect.objectContaining({ code: 'WEBHOOK_CONFIG_INVALID' }),
    );
});
