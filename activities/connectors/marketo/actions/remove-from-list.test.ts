import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { removeFromList } from './remove-from-list.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it('takes a lead off a list, and is content when it is off already', async () => {
  const membership = { listId: 1022, leadId: 318592 };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expect(await trial.call(removeFromList, membership)).toEqual(membership);
  }
  expect(state()?.['lists']).toMatchObject({ 1022: { members: [] } });
});

it('says NOT_FOUND for a lead that does not exist', async () => {
  const call = trial.call(removeFromList, { listId: 1022, leadId: 9 });
  await expect(call).rejects.toMatchObject({ type: 'NOT_FOUND' });
});
