import { describe, expect, test } from 'vitest';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import { parseMoment } from '../../engine/feel/temporal-text.ts';
import type { Shape } from '../check/shape.ts';
import { Budget } from './budget.ts';
import { gapsOf } from './gaps.ts';
import { gridOf } from './grid.ts';
import { examineTable } from './index.ts';
import { drawTable, inputOf, matchingRules, playTable } from './testing/tables.ts';

/** A kind of column: its shape, what cells it may have, and values that stand for all others. */
interface Kind {
  readonly shape: Shape;
  readonly cells: readonly string[];
  readonly points: readonly FeelValue[];
  readonly type?: string;
}

const halves = Array.from({ length: 15 }, (_, index) => (index - 3) / 2);
const days = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
const numeric = [
  '-',
  '0',
  '1',
  '2',
  '3',
  '< 1',
  '<= 2',
  '> 1',
  '>= 2',
  '[1..2]',
  '(0..3)',
  ']1..3]',
  '[0..2)',
  '1, 3',
];
const kinds: readonly Kind[] = [
  {
    shape: { type: 'number' },
    cells: [...numeric, 'not(2)', 'not(< 1, > 2)', '< 0.5', '!= 1', '= 2'],
    points: halves,
  },
  {
    shape: { type: 'integer', minimum: 0, maximum: 9_007_199_254_740_991 },
    cells: [...numeric, '> 0.5', '< 1.5'],
    points: [0, 1, 2, 3, 4, 5],
  },
  {
    shape: { anyOf: [{ type: 'integer', minimum: 1, maximum: 3 }, { type: 'null' }] },
    cells: [...numeric, 'null', 'not(null)', 'not(1)', 'null, 2'],
    points: [1, 2, 3, null],
  },
  {
    shape: { enum: ['a', 'b', 'c'] },
    cells: ['-', '"a"', '"b"', '"a", "c"', 'not("b")', '["a", "b"]', '"z"'],
    points: ['a', 'b', 'c'],
  },
  {
    shape: { type: 'string' },
    cells: ['-', '"a"', '"b", "c"', 'not("a")', '"a"'],
    points: ['a', 'b', 'c', 'd', ''],
  },
  {
    shape: { type: 'string' },
    cells: ['-', '< "b"', '>= "b"', '["a".."c")', '"b"', 'not(> "a")'],
    points: ['', ' ', 'a', 'aa', 'b', 'b ', 'bz', 'c', 'cc'],
  },
  { shape: { type: 'boolean' }, cells: ['-', 'true', 'false', 'not(true)'], points: [true, false] },
  {
    shape: { type: 'date' },
    cells: [
      '-',
      '< @"2026-01-02"',
      '>= date("2026-01-02")',
      '[@"2026-01-01"..@"2026-01-03"]',
      'not(@"2026-01-02")',
      '> @"2026-01-03"',
    ],
    points: days.map((day) => parseMoment(day)),
  },
];

/** Numbers below `size`, the same for a seed (mulberry32). */
function dice(seed: number): (size: number) => number {
  let state = seed;
  return (size) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * size) | 0;
  };
}

const seeds = Array.from({ length: 250 }, (_, index) => index + 1);

async function randomTable(seed: number, hitPolicy: string, outputs = [{ name: 'result' }]) {
  const roll = dice(seed);
  const pick = <T>(items: readonly T[]): T => items[roll(items.length)] as T;
  const columns = Array.from({ length: 1 + roll(3) }, () => pick(kinds));
  const rules = Array.from({ length: roll(7) }, () => [
    ...columns.map(({ cells }) => pick(cells)),
    String(roll(2)),
  ]);
  const inputs = columns.map((_, index) => `v${index}`);
  const table = await drawTable({ hitPolicy, inputs, rules, outputs });
  return { table, columns, inputs: columns.map(({ shape }, index) => inputOf(`v${index}`, shape)) };
}

function product(lists: readonly (readonly FeelValue[])[]): readonly (readonly FeelValue[])[] {
  return lists.reduce<readonly (readonly FeelValue[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}

/** For each combination of points the rules that match. */
function played(table: DecisionTable, columns: readonly Kind[]) {
  return product(columns.map(({ points }) => points)).map((values) => matchingRules(table, values));
}

/** A value may always turn out null, and what should be a date something else. */
function withStrangers({ points, shape, ...kind }: Kind): Kind {
  return { ...kind, shape, points: [...points, null, ...(shape.type === 'date' ? [{ a: 1 }] : [])] };
}

describe('random tables say what the engine does', { timeout: 60_000 }, () => {
  test('gaps', async () => {
    let gaps = 0;
    for (const seed of seeds) {
      const { table, columns, inputs } = await randomTable(seed, 'UNIQUE');
      const found = examineTable(table, inputs).gaps;
      const isThere = played(table, columns).some((rules) => rules.length === 0);
      expect({ seed, found: found.length > 0 }).toEqual({ seed, found: isThere });
      for (const { example } of found)
        expect({ seed, rules: matchingRules(table, example) }).toEqual({ seed, rules: [] });
      gaps += found.length;
    }
    expect(gaps).toBeGreaterThan(100);
  });

  test('gaps are told whole', async () => {
    expect.hasAssertions();
    for (const seed of seeds) {
      const { table, inputs } = await randomTable(seed, 'UNIQUE');
      const grid = gridOf(table, inputs);
      if (grid === undefined) throw new Error('no grid');
      const boxes = gapsOf(grid, new Budget(100_000));
      const isCounted = boxes.length < 3 && !boxes.some(({ relevant }) => relevant.length < grid.axes.length);
      const atoms = grid.axes.map((axis) =>
        axis.atoms.flatMap(({ certain }, atom) => (certain ? [atom] : [])),
      );
      const told = (point: readonly number[]): boolean =>
        boxes.some((box) => point.every((atom, axis) => box.atoms[axis]?.includes(atom)));
      for (const point of product(atoms) as readonly (readonly number[])[]) {
        const values = point.map((atom, axis) => grid.axes[axis]?.atoms[atom]?.value ?? null);
        const isGap = matchingRules(table, values).length === 0;
        if (told(point)) expect({ seed, values, isGap }).toEqual({ seed, values, isGap: true });
        else if (isCounted) expect({ seed, values, isGap }).toEqual({ seed, values, isGap: false });
      }
    }
  });

  test.each(['UNIQUE', 'ANY'])('overlaps under %s', async (hitPolicy) => {
    let overlaps = 0;
    for (const seed of seeds) {
      const { table, columns, inputs } = await randomTable(seed, hitPolicy);
      const found = examineTable(table, inputs).overlaps;
      const matches = played(table, columns);
      const results = table.rules.map(({ results: [result] }) => JSON.stringify(result));
      const wanted = table.rules.flatMap((_, later) => {
        const earlier = table.rules.findIndex(
          (_, rule) =>
            rule < later &&
            (hitPolicy === 'UNIQUE' || results[rule] !== results[later]) &&
            matches.some((rules) => rules.includes(rule) && rules.includes(later)),
        );
        return earlier < 0 ? [] : [[earlier, later]];
      });
      expect({ seed, found: found.map(({ rules }) => rules) }).toEqual({ seed, found: wanted });
      for (const { example, rules } of found)
        expect(matchingRules(table, example)).toEqual(expect.arrayContaining([...rules]));
      overlaps += found.length;
    }
    expect(overlaps).toBeGreaterThan(100);
  });

  test.each([
    ['FIRST', [{ name: 'result' }]],
    ['PRIORITY', [{ name: 'result', values: '1, 0' }]],
  ])('rules that are never chosen under %s', async (hitPolicy, outputs) => {
    let rules = 0;
    for (const seed of seeds) {
      const { table, columns, inputs } = await randomTable(seed, hitPolicy, outputs);
      const found = examineTable(table, inputs).unreachable.map(({ rule }) => rule);
      const chosen = new Set(
        product(columns.map(withStrangers).map(({ points }) => points)).flatMap(
          (values) => playTable(table, values).rules,
        ),
      );
      const wanted = table.rules.flatMap((_, rule) => (chosen.has(rule) ? [] : [rule]));
      expect({ seed, found }).toEqual({ seed, found: wanted });
      rules += found.length;
    }
    expect(rules).toBeGreaterThan(50);
  });
});
