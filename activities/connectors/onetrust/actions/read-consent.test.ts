import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readConsent } from './read-consent.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const MARKETING = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const name = 'Marketing e-mail';

it.each([
  ['ada@example.com', true, [{ consent: 'ACTIVE', at: '2026-03-14T10:20:00.000Z' }]],
  ['no-consent@example.com', true, [{ consent: 'WITHDRAWN', at: '2026-06-01T12:00:00.000Z' }]],
  ['stranger@example.com', false, []],
])('knows all that %s agreed to', async (identifier, found, purposes) => {
  expect(await trial.call(readConsent, { identifier })).toEqual({
    found,
    purposes: purposes.map((purpose) => ({ purposeId: MARKETING, name, ...purpose })),
  });
});

it('knows a person without any purpose', async () => {
  trial.sandbox.failNext({
    tool: 'onetrust',
    fault: { status: 200, body: { content: [{ Purposes: null }] } },
  });
  expect(await trial.call(readConsent, readConsent.example)).toEqual({ found: true, purposes: [] });
});

it('names the person in a header only', async () => {
  await trial.call(readConsent, readConsent.example);
  const [request] = trial.sandbox.requests;
  expect(JSON.stringify([request?.path, request?.query])).not.toContain('ada');
});
