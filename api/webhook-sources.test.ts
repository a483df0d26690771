import { expect, test } from 'vitest';
import { webhooksFromEnvironment } from './webhook-sources.ts';

const secret = 's'.repeat(32);
const source = { secrets: [secret], message: 'leadArrived', process: 'lead-handover' };

test('sources are read by their names', () => {
  const env = { MASCHINENRAUM_WEBHOOK_LANDING_PAGE: JSON.stringify(source), OTHER: 'x' };
  expect(webhooksFromEnvironment(env)).toEqual({ 'landing-page': source });
});

test.each([
  ['no JSON', `{"secrets":["${secret}"`],
  ['a short secret', JSON.stringify({ ...source, secrets: ['short-secret'] })],
  ['no secret', JSON.stringify({ ...source, secrets: [] })],
  ['an unknown field', JSON.stringify({ ...source, path: '/' })],
])('%s is refused, and not repeated', (_what, text) => {
  const read = (): unknown => webhooksFromEnvironment({ MASCHINENRAUM_WEBHOOK_X: text });
  expect(read).toThrow(expect.objectContaining({ code: 'WEBHOOK_CONFIG_INVALID' }));
  expect(read).not.toThrow(/short-secret|ssss/);
});
