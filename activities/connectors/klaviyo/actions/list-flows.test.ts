import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { listFlows } from './list-flows.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('leaves out what is archived', async () => {
  expect(await trial.call(listFlows, { search: 'welcome' })).toEqual({
    flows: [{ id: 'Fl0Wlc', name: 'Welcome', status: 'live', trigger: 'Added to List' }],
  });
});
