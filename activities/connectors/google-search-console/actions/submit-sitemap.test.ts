import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSearchConsoleSandbox } from '../sandbox.ts';
import { listSitemaps } from './list-sitemaps.ts';
import { submitSitemap } from './submit-sitemap.ts';

const trial = await startTrial(googleSearchConsoleSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const siteUrl = 'sc-domain:maschinenraum.example';

it('is known afterwards, once', async () => {
  const sitemapUrl = 'https://www.maschinenraum.example/sitemap-campaigns.xml';
  await trial.call(submitSitemap, { siteUrl, sitemapUrl });
  await trial.call(submitSitemap, { siteUrl, sitemapUrl });
  const { sitemaps } = await trial.call(listSitemaps, { siteUrl });
  expect(sitemaps.slice(1)).toEqual([{ sitemapUrl, pending: true, pages: 0, errors: 0, warnings: 0 }]);
});

it('writes both addresses whole into the path', async () => {
  const property = 'https://others.example/';
  const sitemapUrl = 'https://others.example/map.xml?a=1';
  const failed = trial.call(submitSitemap, { siteUrl: property, sitemapUrl });
  await expect(failed).rejects.toMatchObject({ type: 'FORBIDDEN' });
  expect(trial.sandbox.requests[0]?.path).toBe(
    '/webmasters/v3/sites/https%3A%2F%2Fothers.example%2F/sitemaps/https%3A%2F%2Fothers.example%2Fmap.xml%3Fa%3D1',
  );
});
