import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { addToAutomation } from './add-to-automation.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

const input = { contactId: '113', automationId: '5' };

it('lets a contact in once, however often it is called', async () => {
  expect(await trial.call(addToAutomation, input)).toEqual({ ...input, added: true });
  expect(await trial.call(addToAutomation, input)).toEqual({ ...input, added: false });
  expect(state()?.['passages']).toMatchObject([{}, {}, { contact: '113', automation: '5', completed: 0 }]);
});

it('does not let in again who has been through', async () => {
  const through = { contactId: '114', automationId: '6' };
  expect(await trial.call(addToAutomation, through)).toEqual({ ...through, added: false });
});

it.each([
  ['an automation that does not run', { contactId: '113', automationId: '6' }, 'FORBIDDEN'],
  ['a contact that does not exist', { contactId: '9', automationId: '5' }, 'NOT_FOUND'],
])('refuses %s', async (_what, wrong, type) => {
  await expect(trial.call(addToAutomation, wrong)).rejects.toMatchObject({ type });
});
