import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { removeFromAutomation } from './remove-from-automation.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('takes out who is in it, and is content when nobody is', async () => {
  const input = { contactId: '114', automationId: '5' };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(await trial.call(removeFromAutomation, input)).toEqual(input);
  }
  expect(state()?.['passages']).toMatchObject([{ id: '302' }]);
});

it('leaves who has been through', async () => {
  await trial.call(removeFromAutomation, { contactId: '114', automationId: '6' });
  expect(state()?.['passages']).toHaveLength(2);
});
