import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { readServer } from './read-server.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says who takes events, and what is done to them before tags see them', async () => {
  expect(await trial.call(readServer, readServer.example)).toEqual({
    clients: [{ clientId: '1', name: 'GA4', type: 'gaaw_client', priority: 10 }],
    transformations: [{ transformationId: '2', name: 'Without e-mail addresses', type: 'tf_exclude_params' }],
  });
});

it('finds neither in the container of a web site', async () => {
  const web = { accountId: '6004728113', containerId: '178234561', workspaceId: '2' };
  expect(await trial.call(readServer, web)).toEqual({ clients: [], transformations: [] });
});
