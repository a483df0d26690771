import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSearchConsoleSandbox } from '../sandbox.ts';
import { listSitemaps } from './list-sitemaps.ts';

const trial = await startTrial(googleSearchConsoleSandbox);
afterAll(() => trial.close());

const siteUrl = 'sc-domain:maschinenraum.example';

it('reads how many pages Google found in each', async () => {
  const contents = [
    { type: 'WEB', submitted: '40' },
    { type: 'IMAGE', submitted: '2' },
  ];
  const body = { sitemap: [{ path: 'https://a.example/s.xml', errors: '1', warnings: '3', contents }] };
  trial.sandbox.failNext({ tool: 'google-search-console', fault: { status: 200, body } });
  expect(await trial.call(listSitemaps, { siteUrl })).toEqual({
    sitemaps: [{ sitemapUrl: 'https://a.example/s.xml', pending: false, pages: 42, errors: 1, warnings: 3 }],
  });
});

it('has an empty list where there are none', async () => {
  trial.sandbox.failNext({ tool: 'google-search-console', fault: { status: 200, body: {} } });
  expect(await trial.call(listSitemaps, { siteUrl })).toEqual({ sitemaps: [] });
});
