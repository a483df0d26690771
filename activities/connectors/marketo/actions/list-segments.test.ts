import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { marketoSandbox } from '../sandbox.ts';
import { listSegments } from './list-segments.ts';

const trial = await startTrial(marketoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const state = () => trial.sandbox.state['marketo'] as { smartLists: Record<string, object> };
const pages = () => trial.sandbox.requests.filter(({ path }) => path.endsWith('/smartLists.json'));

it.each([
  [undefined, [4363, 4364]],
  ['PROSPECTS', [4364]],
  ['nobody', []],
])('looks for %s', async (search, ids) => {
  const { segments } = await trial.call(listSegments, search === undefined ? {} : { search });
  expect(segments.map(({ id }) => id)).toEqual(ids);
});

it('says which program a smart list belongs to', async () => {
  const { segments } = await trial.call(listSegments, {});
  expect(segments).toEqual([
    { id: 4363, name: 'Trade fair, invited', programId: 1110 },
    { id: 4364, name: 'Active prospects' },
  ]);
});

it('reads on as long as pages are full, and takes "no assets found" for the end', async () => {
  for (let id = 5000; id < 5398; id += 1) {
    state().smartLists[id] = { name: `Segment ${id}`, folder: { id: 31, type: 'Folder' } };
  }
  const { segments } = await trial.call(listSegments, {});
  expect(segments).toHaveLength(400);
  expect(pages()).toHaveLength(3);
});
