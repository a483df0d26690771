import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { onetrustSandbox } from '../sandbox.ts';
import { listScans } from './list-scans.ts';

const trial = await startTrial(onetrustSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each(['www.maschinenraum.example', 'maschinenraum.example', 'WWW.Maschinenraum.Example'])(
  'finds the site for %s, and no neighbour that only contains the name',
  async (domain) => {
    expect(await trial.call(listScans, { domain })).toEqual({
      scans: [
        { domain: 'www.maschinenraum.example', status: 'COMPLETED', lastScan: '2026-11-16T03:00:00.000Z' },
      ],
    });
  },
);

it('lists all sites, one that was never scanned too', async () => {
  const { scans } = await trial.call(listScans, {});
  expect(scans.map(({ domain }) => domain)).toEqual([
    'www.maschinenraum.example',
    'shop.maschinenraum.example',
    'events.maschinenraum.example',
  ]);
  expect(scans[2]).toEqual({ domain: 'events.maschinenraum.example', status: 'PENDING' });
});

it.each([
  ['2026-11-16T03:00:00+0000', '2026-11-16T03:00:00.000Z'],
  ['2026-11-16T03:00:00', '2026-11-16T03:00:00.000Z'],
  ['2026-11-16T04:00:00.25+01:00', '2026-11-16T03:00:00.250Z'],
])('reads %s as %s', async (lastScannedDate, expected) => {
  const websites = [{ domainName: 'a.example', status: 'COMPLETED', lastScannedDate }];
  const written = await startTrial(onetrustSandbox, { state: { websites } });
  const { scans } = await written.call(listScans, {});
  expect(scans).toEqual([{ domain: 'a.example', status: 'COMPLETED', lastScan: expected }]);
  await written.close();
});

it('reads all pages', async () => {
  const domains = Array.from({ length: 101 }, (_item, index) => `site-${index}.example`);
  const websites = domains.map((domainName) => ({ domainName, status: 'COMPLETED' }));
  const many = await startTrial(onetrustSandbox, { state: { websites } });
  const { scans } = await many.call(listScans, {});
  expect(scans.map(({ domain }) => domain)).toEqual(domains);
  expect(many.sandbox.requests).toHaveLength(2);
  await many.close();
});
