import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { cookiebotSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(cookiebotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { domain } = readFigures.example;

it('reads every day, both included', async () => {
  const { rows } = await trial.call(readFigures, readFigures.example);
  expect(rows.map(({ date }) => date)).toHaveLength(30);
  expect(rows[0]).toEqual({
    date: '2026-11-01',
    optIns: 101,
    optOuts: 40,
    implied: 0,
    preferences: 60,
    statistics: 80,
    marketing: 50,
    countries: [
      { country: 'de', consents: 101 },
      { country: 'at', consents: 40 },
    ],
  });
  expect(trial.sandbox.requests[0]?.query).toEqual([
    ['startdate', '20261101'],
    ['enddate', '20261130'],
  ]);
});

it('reads a single day, which is no list', async () => {
  const { rows } = await trial.call(readFigures, { domain, from: '2026-11-07', to: '2026-11-07' });
  expect(rows.map(({ date, optIns }) => [date, optIns])).toEqual([['2026-11-07', 107]]);
});

it.each([null, { Country: { Code: 'de', Count: '3' } }, {}])('reads countries as %j', async (Countries) => {
  const counts = { OptIn: '3', OptOut: '0', OptInImplied: '0' };
  const types = { TypeOptInPref: '0', TypeOptInStat: '0', TypeOptInMark: '0' };
  const consentday = { Date: '2026-11-07T00:00:00', ...counts, ...types, Countries };
  trial.sandbox.failNext({
    tool: 'cookiebot',
    fault: { status: 200, body: { consentstat: { consentday } } },
  });
  const { rows } = await trial.call(readFigures, readFigures.example);
  expect(rows[0]?.countries).toEqual(
    Countries?.Country === undefined ? [] : [{ country: 'de', consents: 3 }],
  );
});

it('reads a site without any consent', async () => {
  trial.sandbox.failNext({ tool: 'cookiebot', fault: { status: 200, body: { consentstat: {} } } });
  expect(await trial.call(readFigures, readFigures.example)).toEqual({ rows: [] });
});

it.each([
  ['2025-11-30', '2025-12-31'],
  ['2026-11-30', '2026-11-01'],
])('does not ask for %s to %s', async (from, to) => {
  await expect(trial.call(readFigures, { domain, from, to })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
  expect(trial.sandbox.requests).toEqual([]);
});
