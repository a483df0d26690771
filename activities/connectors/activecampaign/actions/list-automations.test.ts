import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { listAutomations } from './list-automations.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('says which run', async () => {
  expect(await trial.call(listAutomations, {})).toEqual({
    automations: [
      { id: '5', name: 'Welcome', active: true },
      { id: '6', name: 'Win back', active: false },
    ],
  });
});
