import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { findOwner } from './find-owner.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('answers with id and name, in whatever letters the address is written', async () => {
  expect(await trial.call(findOwner, { email: 'Nora.North@example.com' })).toEqual({
    ownerId: '2',
    name: 'Nora North',
  });
});

it.each(['stranger@example.com', 'gone@example.com', 'sales@example.com'])(
  'says NOT_FOUND for %s',
  async (email) => {
    await expect(trial.call(findOwner, { email })).rejects.toMatchObject({ type: 'NOT_FOUND' });
  },
);
