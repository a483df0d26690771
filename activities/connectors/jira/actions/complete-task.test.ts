import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { jiraSandbox } from '../sandbox.ts';
import { completeTask } from './complete-task.ts';

const trial = await startTrial(jiraSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const issues = () => trial.sandbox.state['jira']?.['issues'] as Record<string, Record<string, unknown>>;

it('moves the task to the status that means done in its workflow, and nowhere the second time', async () => {
  await trial.call(completeTask, completeTask.example);
  await trial.call(completeTask, completeTask.example);
  expect(issues()['MKT-1']).toMatchObject({ status: 'Done' });
  expect(trial.sandbox.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
});

const standing = {
  fields: { status: { name: 'To Do', statusCategory: { key: 'new' } } },
  transitions: [
    { id: '41', to: { name: 'Done', statusCategory: { key: 'done' } } },
    { id: '51', to: { name: 'Dropped', statusCategory: { key: 'done' } } },
  ],
};

it('does not choose between several ways of being done', async () => {
  trial.sandbox.failNext({ tool: 'jira', fault: { status: 200, body: standing } });
  await expect(trial.call(completeTask, completeTask.example)).rejects.toMatchObject({ type: 'CONFLICT' });
});

it('takes the one that the connection names', async () => {
  const { token, settings } = jiraSandbox.connection;
  const connection = { token, settings: { ...settings, doneStatus: 'Done' } };
  const named = await startTrial({ ...jiraSandbox, connection });
  named.sandbox.failNext({ tool: 'jira', fault: { status: 200, body: standing } });
  await named.call(completeTask, completeTask.example);
  expect(named.sandbox.state['jira']?.['issues']).toMatchObject({ 'MKT-1': { status: 'Done' } });
  await named.close();
});
