import { compare, equals, holds } from './comparison.ts';
import { isList, Range, type FeelValue } from './feel-value.ts';

/** True when the value lies in the range; `null` when it cannot be compared with its ends. */
export function includes(range: Range, value: FeelValue): boolean | null {
  if (range.operator !== null) {
    const endpoint = range.operator.startsWith('<') ? range.high : range.low;
    return holds(range.operator, value, endpoint);
  }
  const above = holds(range.lowIncluded ? '>=' : '>', value, range.low);
  const below = holds(range.highIncluded ? '<=' : '<', value, range.high);
  return above === null || below === null ? null : above && below;
}

/**
 * Whether `value` passes the test that `candidate` stands for (DMN 1.5, table 55): it equals it, lies
 * in it, or is one of its items; `null` when nothing about the two can be compared.
 */
export function matches(value: FeelValue, candidate: FeelValue): boolean | null {
  if (candidate instanceof Range) {
    if (value instanceof Range) return equals(value, candidate);
    return includes(candidate, value);
  }
  if (!isList(candidate)) return equals(value, candidate);
  if (isList(value) && equals(value, candidate) === true) return true;
  return candidate.some((item) => matches(value, item) === true);
}

/** True when both ends exist, are of one ordered type, and do not cross. */
export function isOrdered(low: FeelValue, high: FeelValue): boolean {
  const order = compare(low, high);
  return order !== undefined && order <= 0;
}
