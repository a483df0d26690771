import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { cancelProgram } from './cancel-program.ts';
import { scheduleProgram } from './schedule-program.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
const { programId, sendAt } = scheduleProgram.example;
const programs = () => state()?.['programs'];
const approvals = () => trial.sandbox.requests.filter(({ path }) => path.endsWith('/approve.json'));

it('approves an e-mail program for its time, and only once', async () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(await trial.call(scheduleProgram, { programId, sendAt })).toEqual({ programId, sendAt });
  }
  expect(programs()).toMatchObject({ 1108: { status: 'locked', startDate: '2026-12-08T08:00:00Z+0000' } });
  expect(approvals()).toHaveLength(1);
});

it.each([
  ['is scheduled for another time', 1109],
  ['is no e-mail program', 1110],
])('says CONFLICT when the program %s', async (why, other) => {
  await expect(trial.call(scheduleProgram, { programId: other, sendAt })).rejects.toMatchObject({
    type: 'CONFLICT',
    details: [expect.objectContaining({ fields: [`program ${why}`] })],
  });
});

it('may be scheduled anew after it was cancelled', async () => {
  await trial.call(cancelProgram, { programId: 1109 });
  await trial.call(scheduleProgram, { programId: 1109, sendAt });
  expect(programs()).toMatchObject({ 1109: { status: 'locked', startDate: '2026-12-08T08:00:00Z+0000' } });
});

it('says NOT_FOUND for a program that does not exist', async () => {
  await expect(trial.call(scheduleProgram, { programId: 9, sendAt })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
