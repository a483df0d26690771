import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { cancelProgram } from './cancel-program.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('takes the approval back, however often it is called', async () => {
  await trial.call(cancelProgram, { programId: 1109 });
  expect(await trial.call(cancelProgram, { programId: 1109 })).toEqual({ programId: 1109 });
  expect(state()?.['programs']).toMatchObject({ 1109: { status: 'unlocked' } });
});

it('says CONFLICT when the mail went out', async () => {
  const late = await startTrial(marketoSandbox, { now: () => new Date('2026-12-21T08:00:00Z') });
  await expect(late.call(cancelProgram, { programId: 1109 })).rejects.toMatchObject({ type: 'CONFLICT' });
  await late.close();
});

it('says CONFLICT for what is no e-mail program', async () => {
  await expect(trial.call(cancelProgram, { programId: 1110 })).rejects.toMatchObject({ type: 'CONFLICT' });
});
