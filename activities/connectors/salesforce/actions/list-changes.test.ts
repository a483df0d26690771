import { afterAll, beforeEach, expect, it } from 'vitest';
import { startTrial } from '../../../sandbox/trial.ts';
import { salesforceSandbox } from '../sandbox.ts';
import { listChanges } from './list-changes.ts';

const trial = await startTrial(salesforceSandbox);
beforeEach(() => trial.sandbox.reset());
afterAll(() => trial.close());

const NOW = Date.parse('2026-12-01T08:00:00Z');

/** Leads that were changed so many seconds before now. */
function changed(secondsAgo: readonly number[]): void {
  const leads = trial.sandbox.state['salesforce']?.['Lead'] as Record<string, unknown>;
  for (const id of Object.keys(leads)) delete leads[id];
  for (const [index, seconds] of secondsAgo.entries()) {
    const Id = `00Q${String(index).padStart(12, '0')}AAA`;
    leads[Id] = { Id, SystemModstamp: new Date(NOW - seconds * 1000).toISOString().replace('Z', '+0000') };
  }
}

const count = (length: number, secondsAgo: (index: number) => number) =>
  Array.from({ length }, (_item, index) => secondsAgo(index));

it('lists oldest first, and leaves what may not be committed yet to the next call', async () => {
  changed([3600, 7200, 30]);
  const since = '2026-12-01T00:00:00Z';
  expect(await trial.call(listChanges, { object: 'leads', since })).toEqual({
    changes: [
      { id: '00Q000000000001AAA', changedAt: '2026-12-01T06:00:00.000Z' },
      { id: '00Q000000000000AAA', changedAt: '2026-12-01T07:00:00.000Z' },
    ],
    cursor: '2026-12-01T07:55:00.000Z',
    more: false,
  });
});

it('lists contacts where they are asked for', async () => {
  const { changes } = await trial.call(listChanges, { object: 'contacts', since: '2026-01-01T00:00:00Z' });
  expect(changes.map(({ id }) => id)).toEqual(['003000000000021AAA']);
});

it.each([
  ['changes at instants of their own', count(2500, (index) => 3600 + index)],
  ['changes of an import at one instant', count(2500, () => 3600)],
  ['a mixture', count(2500, (index) => 3600 + Math.floor(index / 700))],
])('stops after some and goes on from its cursor: %s', async (_what, secondsAgo) => {
  changed(secondsAgo);
  const seen = new Set<string>();
  let since = '2026-12-01T00:00:00Z';
  let more = true;
  for (let call = 0; call < 6 && more; call += 1) {
    const answer = await trial.call(listChanges, { object: 'leads', since });
    for (const { id } of answer.changes) seen.add(id);
    ({ cursor: since, more } = answer);
  }
  expect([more, seen.size]).toEqual([false, 2500]);
});

it('follows a query whose rows come in several batches', async () => {
  const first = {
    totalSize: 2,
    done: false,
    records: [],
    nextRecordsUrl: '/services/data/v65.0/query/01g-2000',
  };
  const record = { Id: '00Q000000000031AAA', SystemModstamp: '2026-11-01T00:00:00.000+0000' };
  const tool = 'salesforce';
  trial.sandbox.failNext({ tool, match: { path: '/query' }, fault: { status: 200, body: first } });
  const second = { totalSize: 2, done: true, records: [record] };
  trial.sandbox.failNext({ tool, match: { path: '/query/01g-2000' }, fault: { status: 200, body: second } });
  const { changes } = await trial.call(listChanges, listChanges.example);
  expect(changes.map(({ id }) => id)).toEqual(['00Q000000000031AAA']);
});
