import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { hubspotSandbox } from '../sandbox.ts';
import { listChanges } from './list-changes.ts';

const NOW = Date.parse('2026-12-01T08:00:00Z');
const trial = await startTrial(hubspotSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

/** Contacts that were changed so many seconds before now, by id. */
function changed(secondsAgo: readonly number[]): void {
  const contacts = trial.sandbox.state['hubspot']?.['contacts'] as Record<string, unknown>;
  delete contacts['101'];
  for (const [index, seconds] of secondsAgo.entries()) {
    const at = new Date(NOW - seconds * 1000).toISOString();
    const id = String(1000 + index);
    contacts[id] = { id, createdAt: at, updatedAt: at, archived: false, properties: {} };
  }
}

const count = (length: number, secondsAgo: (index: number) => number) =>
  Array.from({ length }, (_item, index) => secondsAgo(index));

it('lists oldest first, across pages', async () => {
  changed(count(250, (index) => 3600 + index));
  const { changes, more, cursor } = await trial.call(listChanges, { since: '2026-12-01T00:00:00Z' });
  expect(changes).toHaveLength(250);
  expect(changes[0]).toEqual({ id: '1249', changedAt: new Date(NOW - 3849_000).toISOString() });
  expect([more, cursor]).toEqual([false, '2026-12-01T07:59:00.000Z']);
});

it('leaves what search may not know yet to the next call', async () => {
  changed([120, 30]);
  const first = await trial.call(listChanges, { since: '2026-12-01T00:00:00Z' });
  expect(first.changes.map(({ id }) => id)).toEqual(['1000']);
  expect(Date.parse(first.cursor)).toBeLessThan(NOW - 30_000);
});

it.each([
  ['changes at instants of their own', count(2500, (index) => 3600 + index)],
  ['changes of an import at one instant', count(2500, () => 3600)],
  ['a mixture', count(2500, (index) => 3600 + Math.floor(index / 150))],
])('stops after some and goes on from its cursor: %s', async (_what, secondsAgo) => {
  changed(secondsAgo);
  const seen = new Set<string>();
  let since = '2026-12-01T00:00:00Z';
  let more = true;
  for (let call = 0; call < 5 && more; call += 1) {
    const answer = await trial.call(listChanges, { since });
    for (const { id } of answer.changes) seen.add(id);
    ({ cursor: since, more } = answer);
  }
  expect([more, seen.size]).toEqual([false, 2500]);
});

it('says so where one instant holds more than a search lists', async () => {
  changed(count(10_200, () => 3600));
  const call = trial.call(listChanges, { since: new Date(NOW - 3600_000).toISOString() });
  await expect(call).rejects.toMatchObject({ type: 'INVALID_INPUT' });
});

it('lists nothing of the future', async () => {
  const since = '2026-12-01T09:00:00.000Z';
  expect(await trial.call(listChanges, { since })).toEqual({ changes: [], cursor: since, more: false });
});
