import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/define-sandbox.ts';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerSandbox } from '../sandbox.ts';
import { linkDashboard } from './link-dashboard.ts';

const trial = await startTrial(lookerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it.each([
  ['without filters', {}, 'https://looker.example/dashboards/42'],
  [
    'with filters',
    { filters: { Campaign: 'de_leads & more', Period: 'last 7 days' } },
    'https://looker.example/dashboards/42?Campaign=de_leads+%26+more&Period=last+7+days',
  ],
])('gives an address %s', async (_name, input, url) => {
  expect(await trial.call(linkDashboard, { dashboardId: '42', ...input })).toEqual({
    url,
    title: 'Campaign',
  });
});

it('gives the address of one that is written in LookML', async () => {
  const { url } = await trial.call(linkDashboard, { dashboardId: 'marketing::weekly' });
  expect(url).toBe('https://looker.example/dashboards/marketing::weekly');
});

it.each([
  ['a dashboard that does not exist', { dashboardId: '4711' }, 'NOT_FOUND'],
  ['one in the bin', { dashboardId: '43' }, 'NOT_FOUND'],
  ['a filter that it does not have', { dashboardId: '42', filters: { Kampagne: 'x' } }, 'INVALID_INPUT'],
])('refuses %s', async (_name, input, type) => {
  await expect(trial.call(linkDashboard, input)).rejects.toMatchObject({ type });
});

it('signs in once, by a form', async () => {
  await trial.call(linkDashboard, { dashboardId: '42' });
  expect(trial.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /login',
    'GET /dashboards/42',
  ]);
  expect(trial.sandbox.requests[0]?.query).toEqual([]);
});

it('signs in again when the token ended early', async () => {
  trial.sandbox.failNext({ tool: 'looker', match: { skip: 1 }, fault: { status: 401 } });
  expect(await trial.call(linkDashboard, { dashboardId: '42' })).toMatchObject({ title: 'Campaign' });
});

it('needs the address that people open', async () => {
  const other: Sandbox = { ...lookerSandbox, connection: { ...lookerSandbox.connection, settings: {} } };
  const started = await startTrial(other);
  await expect(started.call(linkDashboard, { dashboardId: '42' })).rejects.toMatchObject({
    type: 'CONNECTION_INVALID',
  });
  await started.close();
});
