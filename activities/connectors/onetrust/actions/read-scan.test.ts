import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { readScan } from './read-scan.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const RESULTS = { path: '/scanresults' };

it('reads what the last complete scan found, not an older or a running one', async () => {
  expect(await trial.call(readScan, { domain: 'maschinenraum.example' })).toEqual({
    found: true,
    scannedAt: '2026-11-16T03:00:00Z',
    cookies: [
      {
        name: 'session',
        host: 'www.maschinenraum.example',
        category: 'Strictly Necessary',
        firstParty: true,
      },
      { name: '_ga', host: '.maschinenraum.example', category: 'Performance', firstParty: true },
      { name: 'tr', host: 'facebook.com', category: 'Targeting', firstParty: false },
      { name: 'x7', host: 'cdn.example.net', category: 'Unknown', firstParty: false },
    ],
    byCategory: { 'Strictly Necessary': 1, Performance: 1, Targeting: 1, Unknown: 1 },
    more: false,
  });
});

it.each(['nobody.example', 'events.maschinenraum.example'])('finds no scan of %s', async (domain) => {
  const nothing = { found: false, cookies: [], byCategory: {}, more: false };
  expect(await trial.call(readScan, { domain })).toEqual(nothing);
});

it.each([
  [2000, 2000, false],
  [2001, 2000, true],
])('reads %i cookies page by page, two thousand at most', async (there, listed, more) => {
  const cookies = Array.from({ length: there }, (_item, index) => ({
    name: `cookie-${index}`,
    host: 'a.example',
    firstParty: true,
  }));
  const many = await startTrial(onetrustSandbox, {
    state: {
      websites: [{ domainName: 'a.example', domainId: 'a', status: 'COMPLETED' }],
      scans: { a: [{ scanId: 's', status: 'COMPLETED', crawlStartDt: '', cookies }] },
    },
  });
  const scan = await many.call(readScan, { domain: 'a.example' });
  await many.close();
  expect([scan.cookies.length, scan.more]).toEqual([listed, more]);
});

it('says that the tool asks to wait', async () => {
  const fault = { status: 429, headers: { 'retry-after': '60', 'ot-period': 'MINUTE' } };
  trial.sandbox.failNext({ tool: 'onetrust', match: RESULTS, fault });
  await expect(trial.call(readScan, readScan.example)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: 60_000,
  });
});
