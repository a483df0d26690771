import { equals } from '../../engine/feel/comparison.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import type { DecisionTable, Rule } from '../../engine/dmn/table.ts';
import { constantOf } from './constant.ts';
import { readCell, truthOf } from './cell.ts';

/** Whether two rules give different results for certain. */
export function differ(left: Rule, right: Rule): boolean {
  return left.results.some((result, column) => {
    const other = right.results[column];
    const [one, two] = [constantOf(result), other && constantOf(other)];
    return one !== undefined && two !== undefined && equals(one, two) !== true;
  });
}

/** Whether two rules give the same result for certain. */
export function agree(left: Rule, right: Rule): boolean {
  return left.results.every((result, column) => {
    const other = right.results[column];
    const [one, two] = [constantOf(result), other && constantOf(other)];
    return one !== undefined && two !== undefined && equals(one, two) === true;
  });
}

/**
 * Where a rule's outputs stand in the order of the allowed values, leftmost output first: the lowest has priority (DMN 1.5, 8.2.8).
 * Undefined where an output is computed.
 */
export function rankOf({ outputs }: DecisionTable, rule: Rule): readonly number[] | undefined {
  const ranks = outputs.map(({ allowed = [] }, column) => {
    const result = rule.results[column];
    const value = result && constantOf(result);
    return value === undefined ? undefined : placeAmong(value, allowed);
  });
  return ranks.every((rank) => rank !== undefined) ? ranks : undefined;
}

function placeAmong(
  value: FeelValue,
  allowed: NonNullable<DecisionTable['outputs'][number]['allowed']>,
): number | undefined {
  const atom = { value, certain: true, extent: { kind: 'point' } } as const;
  const truths = allowed.map((test) =>
    truthOf(readCell({ kind: 'tests', negated: false, tests: [test] }), atom),
  );
  if (truths.includes('maybe')) return undefined;
  const place = truths.indexOf('yes');
  return place < 0 ? allowed.length : place;
}
