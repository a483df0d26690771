import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hotjarSandbox } from '../sandbox.ts';
import { sendPersonReport } from './send-person-report.ts';

const trial = await startTrial(hotjarSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['hotjar'];

it('mails the person and erases nothing', async () => {
  const before = structuredClone(state()?.['people']);
  await trial.call(sendPersonReport, { email: 'ada@example.com' });
  expect(state()?.['mails']).toEqual(['ada@example.com']);
  expect(state()?.['people']).toEqual(before);
});

it('never mails a second time on a guess', async () => {
  const again = trial.call(sendPersonReport, { email: 'ada@example.com' }, { mayHaveRun: true });
  await expect(again).rejects.toMatchObject({ type: 'OUTCOME_UNKNOWN' });
  expect(state()?.['mails']).toEqual([]);
});
