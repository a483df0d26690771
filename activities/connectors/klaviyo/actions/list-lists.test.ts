import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { klaviyoSandbox } from '../sandbox.ts';
import { listLists } from './list-lists.ts';

const trial = await startTrial(klaviyoSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const page = (data: readonly unknown[], next?: string) => ({
  data,
  links: { self: 'https://a.klaviyo.com/api/lists', ...(next === undefined ? {} : { next }) },
});

it.each([
  [undefined, ['Nurture', 'Newsletter']],
  ['NEWS', ['Newsletter']],
  ['nothing', []],
])('looks for %s', async (search, names) => {
  const { lists } = await trial.call(listLists, search === undefined ? {} : { search });
  expect(lists.map(({ name }) => name)).toEqual(names);
});

it('reads on until there is no next page', async () => {
  const full = Array.from({ length: 10 }, (_, index) => ({
    id: `L${index}`,
    attributes: { name: `List ${index}`, opt_in_process: 'single_opt_in' },
  }));
  const body = page(full, 'https://a.klaviyo.com/api/lists?page%5Bcursor%5D=0');
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 200, body } });
  const { lists } = await trial.call(listLists, {});
  expect(lists).toHaveLength(12);
  expect(lists[0]).toEqual({ id: 'L0', name: 'List 0', doubleOptIn: false });
});

it('does not follow a list without end', async () => {
  const body = page([], 'https://a.klaviyo.com/api/lists?page%5Bcursor%5D=0');
  trial.sandbox.failNext({ tool: 'klaviyo', fault: { status: 200, body, times: 201 } });
  await expect(trial.call(listLists, {})).rejects.toMatchObject({ type: 'BAD_RESPONSE' });
  expect(trial.sandbox.requests).toHaveLength(200);
});
