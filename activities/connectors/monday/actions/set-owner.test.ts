import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { mondaySandbox } from '../sandbox.ts';
import { setOwner } from './set-owner.ts';

const trial = await startTrial(mondaySandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

interface Stored {
  readonly name: string;
  readonly group: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const items = () => trial.sandbox.state['monday']?.['items'] as Record<string, Stored>;

it('gives the task to the user with this e-mail address', async () => {
  await trial.call(setOwner, setOwner.example);
  expect(items()['1300000001']?.values).toEqual({
    project_owner: { personsAndTeams: [{ id: 50000004, kind: 'person' }] },
  });
});

it('changes nothing for somebody who is no user, and does not name them', async () => {
  const call = trial.call(setOwner, { taskId: '1300000001', assignee: 'stranger@example.com' });
  await expect(call).rejects.toMatchObject({
    type: 'NOT_FOUND',
    message: expect.not.stringContaining('stranger'),
  });
  expect(items()['1300000001']?.values).toEqual({});
});
