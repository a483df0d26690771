import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { listLists } from './list-lists.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'];
it.each([
  [undefined, [1021, 1022]],
  ['SEED', [1021]],
])('looks for %s', async (search, ids) => {
  const { lists } = await trial.call(listLists, search === undefined ? {} : { search });
  expect(lists.map(({ id }) => id)).toEqual(ids);
});

it('reads on as long as there is a next page', async () => {
  for (let id = 1; id <= 650; id += 1) {
    Object.assign(state()?.['lists'] ?? {}, { [id]: { name: `Seed ${id}`, members: [] } });
  }
  const { lists } = await trial.call(listLists, {});
  expect(lists).toHaveLength(652);
  expect(
    trial.sandbox.requests.filter(({ method, path }) => method === 'GET' && /lists/.test(path)),
  ).toHaveLength(3);
});

it.each([
  ['says nothing of success', { requestId: 'r', result: [] }],
  ['failed without a reason', { requestId: 'r', success: false, errors: [] }],
  ['is empty', {}],
])('does not take an answer that %s for a list without lists', async (_name, body) => {
  trial.sandbox.failNext({ tool: 'marketo', match: { path: '/rest/' }, fault: { status: 200, body } });
  await expect(trial.call(listLists, {})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});

it('does not follow a list without end', async () => {
  const body = { requestId: 'r', success: true, result: [], nextPageToken: 'same' };
  const match = { path: '/rest/v1/lists.json' };
  trial.sandbox.failNext({ tool: 'marketo', match, fault: { status: 200, body, times: 101 } });
  await expect(trial.call(listLists, {})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
});
