import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { activecampaignSandbox } from '../sandbox.ts';
import { listLists } from './list-lists.ts';

const trial = await startTrial(activecampaignSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['activecampaign'];

it.each([
  [undefined, ['1', '2']],
  ['NURT', ['2']],
])('looks for %s', async (search, ids) => {
  const { lists } = await trial.call(listLists, search === undefined ? {} : { search });
  expect(lists.map(({ id }) => id)).toEqual(ids);
});

it('reads on until a page is not full', async () => {
  for (let id = 10; id < 260; id += 1)
    Object.assign(state()?.['lists'] ?? {}, { [id]: { name: `List ${id}` } });
  expect((await trial.call(listLists, {})).lists).toHaveLength(252);
  expect(trial.sandbox.requests).toHaveLength(3);
});

it('does not follow a list without end', async () => {
  const lists = Array.from({ length: 100 }, (_, id) => ({ id: String(id), name: 'x' }));
  trial.sandbox.failNext({ tool: 'activecampaign', fault: { status: 200, body: { lists }, times: 101 } });
  await expect(trial.call(listLists, {})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
  expect(trial.sandbox.requests).toHaveLength(100);
});
