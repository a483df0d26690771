import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { addToList } from './add-to-list.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('puts a lead on a list once', async () => {
  await trial.call(addToList, addToList.example);
  await trial.call(addToList, addToList.example);
  expect(state()?.['lists']).toMatchObject({ 1021: { members: [318592] } });
});

it.each([
  ['list', { listId: 9, leadId: 318592 }],
  ['lead', { listId: 1021, leadId: 9 }],
])('says NOT_FOUND for a %s that does not exist', async (_what, input) => {
  await expect(trial.call(addToList, input)).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
