import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { createActivity } from './create-activity.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

type Activity = Record<string, unknown>;
const activities = () => trial.sandbox.state['pipedrive']?.['activities'] as Record<string, Activity>;

it('gives the activity to the owner, about the contact, at its time', async () => {
  const { activityId } = await trial.call(createActivity, { ...createActivity.example, body: 'A & B\nsoon' });
  expect(activities()[activityId]).toMatchObject({
    owner_id: 1,
    person_id: 21,
    subject: 'Call the lead',
    type: 'call',
    due_date: '2026-12-01',
    due_time: '09:00',
    done: false,
    note: expect.stringMatching(/^A &amp; B<br>soon<br><br>Reference: mr-[0-9a-f]{20}$/),
  });
});

it('finds the activity that an earlier attempt made, and no other step’s', async () => {
  const made = await trial.call(createActivity, createActivity.example);
  expect(await trial.call(createActivity, createActivity.example, { mayHaveRun: true })).toEqual(made);
  const other = { idempotencyKey: 'case-1/step-2', mayHaveRun: true };
  await trial.call(createActivity, createActivity.example, other);
  expect(Object.keys(activities())).toHaveLength(2);
});

it('looks through all pages, and does not guess beyond', async () => {
  const made = await trial.call(createActivity, createActivity.example);
  const copy = (count: number) => {
    for (let id = 10_000; id < 10_000 + count; id += 1) {
      Object.assign(activities(), { [id]: { ...activities()[made.activityId], id, note: 'another' } });
    }
  };
  copy(600);
  expect(await trial.call(createActivity, createActivity.example, { mayHaveRun: true })).toEqual(made);
  copy(5000);
  await expect(
    trial.call(createActivity, createActivity.example, { mayHaveRun: true }),
  ).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
});

it('refuses a contact that is not there', async () => {
  const call = trial.call(createActivity, { ...createActivity.example, contactId: '99' });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
