import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { asanaSandbox } from '../sandbox.ts';
import { setOwner } from './set-owner.ts';

const trial = await startTrial(asanaSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('gives the task to the user with this e-mail address, and to the next one', async () => {
  const owner = () =>
    (trial.sandbox.state['asana']?.['tasks'] as Record<string, { assignee: string }> | undefined)?.['1301']
      ?.assignee;
  await trial.call(setOwner, setOwner.example);
  expect(owner()).toBe('1200000000000104');
  await trial.call(setOwner, { taskId: '1301', assignee: 'otto@maschinenraum.example' });
  expect(owner()).toBe('1200000000000103');
});

it('changes nothing for somebody who is no user, and does not name them', async () => {
  const call = trial.call(setOwner, { taskId: '1301', assignee: 'stranger@example.com' });
  await expect(call).rejects.toMatchObject({
    type: 'NOT_FOUND',
    message: expect.not.stringContaining('stranger'),
  });
  expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
});
