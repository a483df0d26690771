import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { tableauSandbox } from '../sandbox.ts';
import { linkView } from './link-view.ts';

const trial = await startTrial(tableauSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { viewId } = linkView.example;

it('gives the page of the view and the one to embed', async () => {
  expect(await trial.call(linkView, { viewId })).toEqual({
    title: 'Channels by quarter',
    url: `${trial.sandbox.url}/#/site/marketing/views/Marketing/Channelsbyquarter`,
    embedUrl: `${trial.sandbox.url}/t/marketing/views/Marketing/Channelsbyquarter?:embed=yes`,
  });
});

it('sets filters, a comma within a value escaped', async () => {
  const filters = { 'Campaign name': 'a,b', Channel: 'x&y' };
  const { url, embedUrl } = await trial.call(linkView, { viewId, filters });
  expect(url).toMatch(/Channelsbyquarter\?Campaign%20name=a%5C%2Cb&Channel=x%26y$/);
  expect(embedUrl).toMatch(/\?:embed=yes&Campaign%20name=a%5C%2Cb&Channel=x%26y$/);
});
