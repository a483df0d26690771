import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { createTask } from './create-task.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

type Task = Record<string, unknown>;
const tasks = () => trial.sandbox.state['salesforce']?.['Task'] as Record<string, Task>;

it('gives the task to the owner, about the contact, for the day', async () => {
  const { taskId } = await trial.call(createTask, { ...createTask.example, body: 'She called twice.' });
  expect(tasks()[taskId]).toMatchObject({
    WhoId: '003000000000021AAA',
    OwnerId: '005000000000001AAA',
    Subject: 'Call the lead',
    ActivityDate: '2026-12-01',
    Status: 'Not Started',
    Description: expect.stringMatching(/^She called twice\.\n\nReference: mr-[0-9a-f]{20}$/),
  });
});

it('finds the task that an earlier attempt made, and no other step’s', async () => {
  const made = await trial.call(createTask, createTask.example);
  expect(await trial.call(createTask, createTask.example, { mayHaveRun: true })).toEqual(made);
  await trial.call(createTask, createTask.example, { idempotencyKey: 'case-1/step-2', mayHaveRun: true });
  expect(Object.keys(tasks())).toHaveLength(2);
});

it('takes leads too', async () => {
  const { taskId } = await trial.call(createTask, { ...createTask.example, contactId: '00Q000000000031AAA' });
  expect(tasks()[taskId]).toMatchObject({ WhoId: '00Q000000000031AAA' });
});

it('does not guess where there are too many to look through', async () => {
  const { taskId } = await trial.call(createTask, createTask.example, { idempotencyKey: 'case-2/step-1' });
  const task = tasks()[taskId];
  for (let number = 0; number < 2000; number += 1) {
    Object.assign(tasks(), { [String(number)]: { ...task, Id: String(number) } });
  }
  await expect(trial.call(createTask, createTask.example, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'OUTCOME_UNKNOWN',
  });
});

it('makes no second task where the lead became a contact meanwhile', async () => {
  const input = { ...createTask.example, contactId: '00Q000000000031AAA' };
  const { taskId } = await trial.call(createTask, input);
  Object.assign(tasks()[taskId] as object, { WhoId: '003000000000021AAA' });
  const leads = trial.sandbox.state['salesforce']?.['Lead'] as Record<string, object>;
  Object.assign(leads['00Q000000000031AAA'] as object, { IsConverted: true });
  await expect(trial.call(createTask, input, { mayHaveRun: true })).rejects.toMatchObject({
    type: 'CONFLICT',
  });
  expect(Object.keys(tasks())).toEqual([taskId]);
});
