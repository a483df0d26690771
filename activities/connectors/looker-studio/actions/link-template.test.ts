import { afterAll, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { lookerStudioSandbox } from '../sandbox.ts';
import { linkTemplate } from './link-template.ts';

const trial = await startTrial(lookerStudioSandbox);
afterAll(() => trial.close());

const dashboardId = '1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a';

it('writes every parameter of the Linking API, encoded', async () => {
  const { url, title } = await trial.call(linkTemplate, {
    dashboardId,
    pageId: 'p_leads',
    name: 'Launch & more',
    mode: 'edit',
    dataSources: {
      ds0: { connector: 'bigQuery', tableId: 'leads', refreshFields: true },
      ds1: { sql: 'SELECT * FROM `t` WHERE a=1' },
    },
  });
  expect(title).toBe('Launch & more');
  expect(url).toMatch(/^https:\/\/lookerstudio\.google\.com\/reporting\/create\?/);
  expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
    'c.reportId': dashboardId,
    'c.pageId': 'p_leads',
    'c.mode': 'edit',
    'r.reportName': 'Launch & more',
    'ds.ds0.connector': 'bigQuery',
    'ds.ds0.tableId': 'leads',
    'ds.ds0.refreshFields': 'true',
    'ds.ds1.sql': 'SELECT * FROM `t` WHERE a=1',
  });
});

it('leaves the data as it is where nothing else is said', async () => {
  const { url, title } = await trial.call(linkTemplate, { dashboardId });
  expect(new URL(url).search).toBe(`?c.reportId=${dashboardId}&c.mode=view`);
  expect(title).toBe('Campaign');
});

it.each([
  ['an alias that would name another parameter', { 'ds0.x': { tableId: 'leads' } }],
  ['a parameter with a dot', { ds0: { 'x.tableId': 'leads' } }],
])('refuses %s', async (_name, dataSources) => {
  await expect(trial.call(linkTemplate, { dashboardId, dataSources })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});

it('needs a template that is there', async () => {
  await expect(trial.call(linkTemplate, { dashboardId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
