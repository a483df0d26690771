import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { powerBiSandbox } from '../sandbox.ts';
import { refreshDataset } from './refresh-dataset.ts';

const pauses: number[] = [];
const trial = await startTrial(powerBiSandbox, {
  pause: async (milliseconds) => void pauses.push(milliseconds),
});
beforeEach(() => {
  pauses.length = 0;
  trial.sandbox.reset();
});
afterAll(() => trial.close());

const example = refreshDataset.example;
const REFRESHES =
  '/v1.0/myorg/groups/c0ffee00-0000-4000-8000-000000000001/datasets/c0ffee00-0000-4000-8000-000000000011/refreshes';
const starts = () => trial.sandbox.requests.filter(({ method }) => method === 'POST');

/** Replaces what is known of earlier refreshes. */
function remember(refreshes: readonly object[]): void {
  const datasets = trial.sandbox.state['power-bi']?.['datasets'] as Record<string, object>;
  Object.assign(datasets[example.datasetId] ?? {}, { refreshes });
}

it('starts one and waits for it', async () => {
  const at = '2026-12-01T08:00:00.000Z';
  expect(await trial.call(refreshDataset, example)).toEqual({ startedAt: at, finishedAt: at });
  expect(starts()).toMatchObject([{ path: REFRESHES, body: { notifyOption: 'NoNotification' } }]);
  expect(pauses).toEqual([30_000, 30_000]);
});

it('is content with any that began since then', async () => {
  const since = '2026-11-30T03:59:59Z';
  const done = await trial.call(refreshDataset, { ...example, since });
  expect(done).toEqual({ startedAt: '2026-11-30T04:00:00.000Z', finishedAt: '2026-11-30T04:03:00.000Z' });
  expect(starts()).toEqual([]);
});

it('waits for one that began too early, then starts its own', async () => {
  const early = {
    requestId: 'early',
    refreshType: 'Scheduled',
    startTime: '2026-12-01T07:59:00Z',
    status: 'Unknown',
  };
  remember([early]);
  await trial.call(refreshDataset, example);
  expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST', 'GET', 'GET']);
});

it('waits where somebody else starts one at the same moment', async () => {
  const body = { error: { code: 'RefreshInProgressException' } };
  trial.sandbox.failNext({ tool: 'power-bi', match: { method: 'POST' }, fault: { status: 400, body } });
  await trial.call(refreshDataset, example);
  expect(starts()).toHaveLength(2);
});

it('says why a refresh failed, and starts another one when it is tried again', async () => {
  const failed = {
    requestId: 'failed',
    refreshType: 'ViaApi',
    startTime: '2026-12-01T08:00:00Z',
    endTime: '2026-12-01T08:01:00Z',
    status: 'Failed',
    serviceExceptionJson: '{"errorCode":"ModelRefreshFailed_CredentialsNotSpecified"}',
  };
  trial.sandbox.failNext({
    tool: 'power-bi',
    match: { method: 'GET', skip: 1 },
    fault: { status: 200, body: { value: [failed] } },
  });
  await expect(trial.call(refreshDataset, example)).rejects.toMatchObject({
    type: 'CONFLICT',
    message: expect.stringContaining('ModelRefreshFailed_CredentialsNotSpecified'),
  });
  remember([failed]);
  await trial.call(refreshDataset, example);
  expect(starts()).toHaveLength(2);
});

it('tells of the limit of refreshes a day', async () => {
  const status = 'Completed';
  remember(
    Array.from({ length: 8 }, (_, index) => ({
      requestId: String(index),
      startTime: '2026-12-01T01:00:00Z',
      status,
    })),
  );
  await expect(trial.call(refreshDataset, example)).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('gives up after five hours', async () => {
  const value = [{ requestId: 'long', startTime: '2026-12-01T07:00:00Z', status: 'Unknown' }];
  trial.sandbox.failNext({ tool: 'power-bi', fault: { status: 200, body: { value }, times: 700 } });
  await expect(trial.call(refreshDataset, example)).rejects.toMatchObject({ type: 'TIMEOUT' });
  expect(pauses).toHaveLength(601);
});
