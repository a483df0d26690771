import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { listContainers } from './list-containers.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('tells the container of the web site from the one on a server', async () => {
  const { containers } = await trial.call(listContainers, listContainers.example);
  expect(containers.map(({ publicId, contexts, serverUrls }) => [publicId, contexts, serverUrls])).toEqual([
    ['GTM-MR4K7Q2', ['web'], []],
    ['GTM-K2M8R4Q', ['server'], ['https://metrics.maschinenraum.example']],
  ]);
});

it('says that there is no such account', async () => {
  await expect(trial.call(listContainers, { accountId: '4711' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
