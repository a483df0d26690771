import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { pipedriveSandbox } from '../sandbox.ts';
import { listChanges } from './list-changes.ts';

const trial = await startTrial(pipedriveSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const NOW = Date.parse('2026-12-01T08:00:00Z');

/** Persons that were changed so many seconds before now. */
function changed(secondsAgo: readonly number[]): void {
  const persons = trial.sandbox.state['pipedrive']?.['persons'] as Record<string, unknown>;
  for (const id of Object.keys(persons)) delete persons[id];
  for (const [index, seconds] of secondsAgo.entries()) {
    const at = new Date(NOW - seconds * 1000).toISOString().replace('.000Z', 'Z');
    const id = 1000 + index;
    persons[id] = { id, update_time: at, custom_fields: {} };
  }
}

const count = (length: number, secondsAgo: (index: number) => number) =>
  Array.from({ length }, (_item, index) => secondsAgo(index));

it('lists oldest first, and leaves the newest to the next call', async () => {
  changed([3600, 7200, 30]);
  const since = '2026-12-01T00:00:00Z';
  expect(await trial.call(listChanges, { object: 'contacts', since })).toEqual({
    changes: [
      { id: '1001', changedAt: '2026-12-01T06:00:00Z' },
      { id: '1000', changedAt: '2026-12-01T07:00:00Z' },
    ],
    cursor: '2026-12-01T07:59:00Z',
    more: false,
  });
  const next = await trial.call(listChanges, { object: 'contacts', since: '2026-12-01T07:59:00Z' });
  expect(next.changes).toEqual([]);
});

it('lists deals where they are asked for', async () => {
  expect(await trial.call(listChanges, { object: 'deals', since: '2026-01-01T00:00:00Z' })).toMatchObject({
    changes: [{ id: '41', changedAt: '2026-01-05T08:00:00Z' }],
  });
});

it.each([
  ['changes at seconds of their own', count(2500, (index) => 3600 + index)],
  ['changes of an import within one second', count(2500, () => 3600)],
  ['a mixture', count(2500, (index) => 3600 + Math.floor(index / 1200))],
])('stops after some and goes on from its cursor: %s', async (_what, secondsAgo) => {
  changed(secondsAgo);
  const seen = new Set<string>();
  let since = '2026-12-01T00:00:00Z';
  let more = true;
  for (let call = 0; call < 5 && more; call += 1) {
    const answer = await trial.call(listChanges, { object: 'contacts', since });
    for (const { id } of answer.changes) seen.add(id);
    ({ cursor: since, more } = answer);
  }
  expect([more, seen.size]).toEqual([false, 2500]);
});

it('says so where one second holds more than is listed', async () => {
  changed(count(5100, () => 3600));
  const since = new Date(NOW - 3600_000).toISOString();
  await expect(trial.call(listChanges, { object: 'contacts', since })).rejects.toMatchObject({
    type: 'INVALID_INPUT',
  });
});
