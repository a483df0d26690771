import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { addTag } from './add-tag.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it('tags a contact once', async () => {
  await trial.call(addTag, addTag.example);
  await trial.call(addTag, addTag.example);
  expect(state()?.['contactTags']).toEqual({ 113: ['20'] });
});

it('says NOT_FOUND for a tag that does not exist', async () => {
  await expect(trial.call(addTag, { contactId: '113', tagId: '9' })).rejects.toMatchObject({
    type: 'NOT_FOUND',
  });
});
