import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import type { PathEntry } from '../../engine/kernel/index.ts';
import { runInMemory } from '../../engine/memory/run-in-memory.ts';
import { modelOf } from '../../engine/testing/index.ts';
import { betsyCase, type BetsyOutcome } from './betsy-case.ts';
import { difference } from './betsy-judge.ts';
import type { Played } from './betsy-trace.ts';
import { betsyCases, runBetsyCase } from './betsy.ts';
import type { Verdict } from './verdict.ts';

const shared = fileURLToPath(new URL('../../../shared/conformance/betsy/', import.meta.url));
const skipped = existsSync(shared) ? '' : ' (skipped: no ../shared)';

describe.skipIf(skipped !== '')(`betsy in memory${skipped}`, () => {
  it('passes what the compiler does not refuse by name', async () => {
    const verdicts: Verdict[] = [];
    for (const one of betsyCases(shared))
      verdicts.push(await runBetsyCase(shared, one, async (run) => runInMemory(run)));
    const of = (status: Verdict['status']) => verdicts.filter((verdict) => verdict.status === status);
    expect([...of('failed'), ...of('inconclusive')].map(({ id }) => id)).toEqual([]);
    expect(of('passed').length).toBeGreaterThanOrEqual(92);
    for (const { why } of of('skipped')) expect(why).toMatch(/^BPMN_UNSUPPORTED: /);
  });
});

const demo = modelOf({ flows: ['begin > fork > one > join > end', 'fork > two > join'] });
const entry = (text: string, index: number): PathEntry => {
  const [element = '', event = ''] = text.split(' ');
  const kind = element === 'demo' ? 'process' : 'task';
  return {
    at: index,
    element,
    name: element,
    kind,
    event: event as PathEntry['event'],
    instance: element.length,
  };
};
const played = (path: readonly string[], more: Partial<Played> = {}): Played => ({
  status: 'completed',
  variables: {},
  path: path.map(entry),
  others: [],
  ...more,
});
const labels = { one: 'A', two: 'B' };
const base: BetsyOutcome = {
  completed: ['A', 'B'],
  order: 'multiset',
  precedes: [],
  overlapping: [],
  endState: 'completed',
  activeAt: [],
  mustNotComplete: [],
  ignored: [],
};
const inTurn = ['one entered', 'one completed', 'two entered', 'two completed'];
const other = { caseId: 'x-1', process: 'x', status: 'waiting', path: [] } as const;

test.each<[string, Partial<BetsyOutcome>, Played, RegExp | undefined]>([
  ['the same', {}, played(inTurn), undefined],
  ['another number', {}, played([...inTurn, 'one completed']), /completed A, A, B; expected A, B$/],
  [
    'another order',
    { completed: ['B', 'A'], order: 'sequence' },
    played(inTurn),
    /expected B, A in this order/,
  ],
  ['an order that may be any', { completed: ['B', 'A'] }, played(inTurn), undefined],
  ['a pair in the wrong order', { precedes: [['B', 'A']] }, played(inTurn), /A completed before B/],
  ['not open together', { overlapping: [['A', 'B']] }, played(inTurn), /not open at the same time/],
  ['forbidden', { mustNotComplete: ['B'] }, played(inTurn), /B completed, but must not/],
  ['ignored', { completed: ['A'], ignored: ['B'] }, played(inTurn), undefined],
  ['another end', {}, played(inTurn, { status: 'waiting' }), /it ended waiting/],
  ['another case that still runs', {}, played(inTurn, { others: [other] }), /x has not ended: waiting/],
  ['data', { variables: { n: 1 } }, played(inTurn, { variables: { n: 2 } }), /n is 2; expected 1/],
  [
    'a token at a join',
    { completed: ['A'], endState: 'active', activeAt: ['join'] },
    played(['one completed'], { status: 'waiting' }),
    undefined,
  ],
  [
    'no token there',
    { completed: ['A'], endState: 'active', activeAt: ['two'] },
    played(['one completed'], { status: 'waiting' }),
    /no token at two/,
  ],
  [
    'an incident elsewhere',
    { endState: 'incident', incident: { element: 'two' } },
    played(inTurn, { status: 'incident', incident: { code: 'X', message: '', element: 'one' } }),
    /expected an incident at two/,
  ],
  [
    'another error',
    { endState: 'error', error: { errorCode: 'E1' } },
    played(inTurn, { status: 'failed', error: { code: 'E2', message: '' } }),
    /expected it to fail with E1/,
  ],
])('tells %s', (_, expected, outcome, said) => {
  const found = difference({ ...base, ...expected }, { labels }, outcome, [demo]);
  expect(found ?? 'no difference').toMatch(said ?? /^no difference$/);
});

test('reads what else is accepted', () => {
  const entryOf = (accept: readonly object[]) =>
    betsyCase.parse({
      id: 'x',
      file: 'x.bpmn',
      group: 'g',
      processId: 'p',
      start: [{ processId: 'p' }],
      labels,
      settleMs: 1,
      strength: 'spec',
      expect: { completed: ['A'], mustNotComplete: ['B'], endState: 'completed' },
      accept,
    });
  const { outcomes, mayBeRejected } = entryOf([
    { rejected: true },
    { completed: ['B'], endState: 'active' },
    { order: 'sequence' },
  ]);
  expect(mayBeRejected).toBe(true);
  expect(outcomes.map((outcome) => [outcome.completed, outcome.order, outcome.mustNotComplete])).toEqual([
    [['A'], 'multiset', ['B']],
    [['B'], 'multiset', []],
    [['A'], 'sequence', ['B']],
  ]);
  expect(entryOf([]).mayBeRejected).toBe(false);
});
