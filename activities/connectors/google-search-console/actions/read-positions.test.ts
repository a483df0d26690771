import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSearchConsoleSandbox } from '../sandbox.ts';
import { readPositions } from './read-positions.ts';

const trial = await startTrial(googleSearchConsoleSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const asked = { siteUrl: 'sc-domain:maschinenraum.example', from: '2026-11-01', to: '2026-11-20' };
const bodies = () => trial.sandbox.requests.map(({ body }) => body as Record<string, unknown>);

it('gives one row a search, with the mean of its pages', async () => {
  const { positions } = await trial.call(readPositions, { ...asked, phrases: ['Marketing Automation'] });
  expect(positions).toHaveLength(1);
  expect(positions[0]).toMatchObject({ phrase: 'marketing automation' });
  expect(positions[0]?.position).toBeGreaterThan(8.4);
  expect(positions[0]?.position).toBeLessThan(14.2);
});

it('gives one row a page where that is asked', async () => {
  const { positions } = await trial.call(readPositions, {
    ...asked,
    phrases: ['marketing automation'],
    byPage: true,
  });
  expect(positions.map(({ url }) => url).sort()).toEqual([
    'https://www.maschinenraum.example/',
    'https://www.maschinenraum.example/monitoring',
  ]);
});

it('has all searches, most clicks first, without phrases', async () => {
  const { positions } = await trial.call(readPositions, asked);
  expect(positions).toHaveLength(4);
  const clicks = positions.map((row) => row.clicks);
  expect(clicks).toEqual(clicks.toSorted((one, other) => other - one));
  expect(bodies()[0]).not.toHaveProperty('dimensionFilterGroups');
});

it('takes a phrase for itself and not for a pattern', async () => {
  const { positions } = await trial.call(readPositions, { ...asked, phrases: ['b.*', 'a+b (c) | $9'] });
  expect(positions).toEqual([]);
  expect(bodies()[0]).toMatchObject({
    dimensionFilterGroups: [{ filters: [{ expression: String.raw`^(b\.\*|a\+b \(c\) \| \$9)$` }] }],
  });
});

it('asks several times for more phrases than one pattern holds', async () => {
  const phrases = [
    'bpmn tool',
    ...Array.from({ length: 40 }, (_, i) => `${i} ${'x'.repeat(290)}`),
    'maschinenraum',
  ];
  const { positions } = await trial.call(readPositions, { ...asked, phrases });
  expect(bodies().length).toBeGreaterThan(1);
  expect(positions.map(({ phrase }) => phrase).sort()).toEqual(['bpmn tool', 'maschinenraum']);
});

it('filters by country and device at once', async () => {
  await trial.call(readPositions, { ...asked, country: 'deu', device: 'mobile' });
  expect(bodies()[0]).toMatchObject({
    dimensionFilterGroups: [
      {
        groupType: 'AND',
        filters: [
          { dimension: 'COUNTRY', operator: 'EQUALS', expression: 'deu' },
          { dimension: 'DEVICE', operator: 'EQUALS', expression: 'MOBILE' },
        ],
      },
    ],
  });
});

it('waits a quarter of an hour when the quota is exhausted', async () => {
  const body = { error: { code: 403, message: 'x', errors: [{ reason: 'quotaExceeded' }] } };
  trial.sandbox.failNext({ tool: 'google-search-console', fault: { status: 403, body } });
  await expect(trial.call(readPositions, asked)).rejects.toMatchObject({
    type: 'RATE_LIMITED',
    nextRetryDelay: 900_000,
  });
});

it.each([
  ['a property of others', { siteUrl: 'https://others.example/' }, 'FORBIDDEN'],
  ['an address that is no property', { siteUrl: 'https://maschinenraum.example' }, 'INVALID_INPUT'],
  ['an end before the beginning', { to: '2026-10-31' }, 'INVALID_INPUT'],
])('refuses %s', async (_name, input, type) => {
  await expect(trial.call(readPositions, { ...asked, ...input })).rejects.toMatchObject({ type });
});
