import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { readFigures } from './read-figures.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());
const november = { emailIds: [5501], from: '2026-11-01', to: '2026-11-30' };

it('counts what people did, over all pages', async () => {
  expect(await trial.call(readFigures, november)).toEqual({
    rows: [
      {
        emailId: 5501,
        name: 'Less handwork',
        recipients: 400,
        delivered: 400,
        bounces: 6,
        opens: 100,
        clicks: 20,
        unsubscribes: 2,
      },
    ],
  });
});

it.each([
  ['before', { from: '2026-10-01', to: '2026-10-31' }],
  ['after', { from: '2026-11-11', to: '2026-11-30' }],
])('has no row for the days %s it went out', async (_when, days) => {
  expect(await trial.call(readFigures, { ...november, ...days })).toEqual({ rows: [] });
});

it('counts a person who opens twice once', async () => {
  const activity = {
    leadId: 1,
    activityDate: '2026-11-10T09:00:00Z',
    primaryAttributeValueId: 5501,
    primaryAttributeValue: 'Less handwork',
  };
  const result = [activity, activity, { ...activity, leadId: 2 }];
  const body = { requestId: 'r', success: true, result, nextPageToken: 'n', moreResult: false };
  const match = { path: '/rest/v1/activities.json' };
  trial.sandbox.failNext({ tool: 'marketo', match, fault: { status: 200, body, times: 7 } });
  expect(await trial.call(readFigures, november)).toMatchObject({
    rows: [{ recipients: 3, delivered: 3, bounces: 6, opens: 2, clicks: 2, unsubscribes: 2 }],
  });
});

it('says when there is more than calls should be spent on', async () => {
  const body = { requestId: 'r', success: true, result: [], nextPageToken: 'n', moreResult: true };
  const match = { path: '/rest/v1/activities.json' };
  trial.sandbox.failNext({ tool: 'marketo', match, fault: { status: 200, body, times: 201 } });
  await expect(trial.call(readFigures, november)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
