import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { cookiebotSandbox } from '../sandbox.ts';
import { readScan } from './read-scan.ts';

const trial = await startTrial(cookiebotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says which cookies there are, and what for', async () => {
  expect(await trial.call(readScan, readScan.example)).toEqual({
    scannedAt: '2026-11-20T09:45:00.503Z',
    cookies: [
      { name: 'CookieConsent', host: 'www.maschinenraum.example', category: 'Necessary', firstParty: true },
      { name: '_ga', host: 'maschinenraum.example', category: 'Statistics', firstParty: true },
      { name: 'tr', host: 'facebook.com', category: 'Marketing', firstParty: false },
      { name: 'x7', host: 'cdn.example.net', category: 'Unclassified', firstParty: false },
    ],
    byCategory: { Necessary: 1, Statistics: 1, Marketing: 1, Unclassified: 1 },
  });
});

it('does not guess at a category that it does not know', async () => {
  const body = { utcscandate: '2026-11-20T09:45:00Z', cookies: [{ Name: 'new', Category: '6' }] };
  trial.sandbox.failNext({ tool: 'cookiebot', fault: { status: 200, body } });
  const { byCategory } = await trial.call(readScan, readScan.example);
  expect(byCategory).toEqual({ Unknown: 1 });
});

it('takes the name as it is registered: there is no such site without www', async () => {
  const call = trial.call(readScan, { domain: 'maschinenraum.example' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});

it('shows the key in no error, though it is in the path', async () => {
  trial.sandbox.failNext({ tool: 'cookiebot', fault: { status: 401 } });
  const error: unknown = await trial.call(readScan, readScan.example).catch((caught: unknown) => caught);
  expect(String(error)).toContain('GET /api/v1/{}/json/domaingroup/{}/default/domain/{}/cookies');
  expect(String(error)).not.toContain('c2FuZGJveC1jb29raWVib3Q');
});
