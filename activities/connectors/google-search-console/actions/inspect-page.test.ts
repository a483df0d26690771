import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleSearchConsoleSandbox } from '../sandbox.ts';
import { inspectPage } from './inspect-page.ts';

const trial = await startTrial(googleSearchConsoleSandbox);
afterAll(() => trial.close());

const site = 'https://www.maschinenraum.example';
const inspect = (url: string) => trial.call(inspectPage, { siteUrl: 'sc-domain:maschinenraum.example', url });

const crawledAt = '2026-11-18T04:12:30.000Z';

it.each([
  ['/bpmn', { indexed: true, coverage: 'Submitted and indexed', obstacles: [], crawledAt }],
  [
    '/bpmn?utm_source=x',
    {
      indexed: true,
      coverage: 'Submitted and indexed',
      obstacles: [],
      crawledAt,
      canonical: `${site}/bpmn`,
    },
  ],
  [
    '/draft',
    {
      indexed: false,
      coverage: 'Excluded by ‘noindex’ tag',
      obstacles: ['BLOCKED_BY_META_TAG'],
      crawledAt,
    },
  ],
  ['/new', { indexed: false, coverage: 'URL is unknown to Google', obstacles: [] }],
])('reads %s', async (page, expected) => {
  expect(await inspect(site + page)).toEqual(expected);
});

it('takes what is not specified for no obstacle', async () => {
  const indexStatusResult = {
    verdict: 'NEUTRAL',
    robotsTxtState: 'ROBOTS_TXT_STATE_UNSPECIFIED',
    pageFetchState: 'SOFT_404',
  };
  const body = { inspectionResult: { indexStatusResult } };
  trial.sandbox.failNext({ tool: 'google-search-console', fault: { status: 200, body } });
  expect(await inspect(`${site}/x`)).toEqual({ indexed: false, coverage: '', obstacles: ['SOFT_404'] });
});
