import { describe, expect, test } from 'vitest';
import { Budget } from './budget.ts';
import { examineTable } from './index.ts';
import { drawTable, inputOf, number } from './testing/tables.ts';
import { findUncovered } from './uncovered.ts';

/** Two axes of two atoms, four rules of one corner each; those of `rules` are there. */
const corners = (rules: bigint) => ({
  axes: [
    { atoms: [0, 1], hits: [0b0011n, 0b1100n] },
    { atoms: [0, 1], hits: [0b0101n, 0b1010n] },
  ],
  rules,
});

test.each<[rules: bigint, hole: readonly number[] | undefined]>([
  [0b1111n, undefined],
  [0b1110n, [0, 0]],
  [0b1101n, [0, 1]],
  [0b0111n, [1, 1]],
  [0n, [0, 0]],
])('of the corners %s are there', (rules, hole) => {
  expect(findUncovered(corners(rules), new Budget(100))).toEqual(hole);
});

test('without steps nothing is found, and that is known', () => {
  const budget = new Budget(2);
  expect(findUncovered(corners(0b0111n), budget)).toBeUndefined();
  expect(budget.isSpent).toBe(true);
});

describe('large tables', { timeout: 60_000 }, () => {
  /** Rule n takes what is below 2n in one of the inputs, in turn. */
  const cells = (columns: number, count: number, rule: number): readonly string[] =>
    Array.from({ length: columns }, (_, column) =>
      (rule * 7 + column * 3) % 4 === 0
        ? `< ${(rule * 13 + column) % count}`
        : `>= ${(rule * 5 + column) % count}`,
    );

  test.each([
    ['UNIQUE', 10, 200],
    ['FIRST', 10, 200],
    ['PRIORITY', 10, 200],
    ['FIRST', 3, 400],
  ])('%s of %i inputs and %i rules comes to an end', async (hitPolicy, columns, count) => {
    const names = Array.from({ length: columns }, (_, column) => `v${column}`);
    const rules = Array.from({ length: count }, (_, rule) => [
      ...cells(columns, count, rule),
      String(rule % 3),
    ]);
    const table = await drawTable({ hitPolicy, inputs: names, rules });
    const found = examineTable(
      table,
      names.map((name) => inputOf(name, number)),
    );
    expect(found.isUnproved || found.gaps.length > 0).toBe(true);
  });
});
