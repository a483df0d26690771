import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerStudioSandbox } from '../sandbox.ts';
import { linkDashboard } from './link-dashboard.ts';

const trial = await startTrial(lookerStudioSandbox);
afterAll(() => trial.close());

const dashboardId = '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a';

it.each([
  [undefined, `https://lookerstudio.google.com/reporting/${dashboardId}`],
  ['p_leads', `https://lookerstudio.google.com/reporting/${dashboardId}/page/p_leads`],
])('gives the address of page %s', async (pageId, url) => {
  expect(await trial.call(linkDashboard, { dashboardId, pageId })).toEqual({ url, title: 'Campaign' });
});

it.each(['4711', '9c2d4e66-aaaa-4bbb-8ccc-1234567890ab'])(
  'gives no address that leads nowhere: %s',
  async (unknown) => {
    await expect(trial.call(linkDashboard, { dashboardId: unknown })).rejects.toMatchObject({
      type: 'NOT_FOUND',
    });
  },
);
