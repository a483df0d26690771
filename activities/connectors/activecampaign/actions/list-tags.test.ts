import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { listTags } from './list-tags.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

it('leaves out the tags of templates', async () => {
  expect(await trial.call(listTags, {})).toEqual({ tags: [{ id: '20', name: 'Trade fair' }] });
  expect(await trial.call(listTags, { search: 'spring' })).toEqual({ tags: [] });
});
