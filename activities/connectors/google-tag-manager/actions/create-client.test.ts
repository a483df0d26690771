import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { googleTagManagerSandbox } from '../sandbox.ts';
import { createClient } from './create-client.ts';
import { readServer } from './read-server.ts';

const trial = await startTrial(googleTagManagerSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const { name: _name, type: _type, parameters, priority: _priority, ...server } = createClient.example;

it('adds a client once', async () => {
  const made = await trial.call(createClient, createClient.example);
  expect(await trial.call(createClient, createClient.example)).toEqual(made);
  const { clients } = await trial.call(readServer, server);
  expect(clients).toContainEqual({
    clientId: made.clientId,
    name: 'Measurement Protocol',
    type: 'mpaw_client',
    priority: 5,
  });
  expect(clients).toHaveLength(2);
});

it.each([
  { type: 'gaaw_client' },
  { priority: 6 },
  { parameters: { ...parameters, activationPath: '/other' } },
])('does not take another client of that name for its own: %j', async (other) => {
  await trial.call(createClient, createClient.example);
  const call = trial.call(createClient, { ...createClient.example, ...other });
  await expect(call).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('is refused by the container of a web site', async () => {
  const web = { containerId: '178234561', workspaceId: '2' };
  const call = trial.call(createClient, { ...createClient.example, ...web });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});
