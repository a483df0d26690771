import { compare } from '../comparison.ts';
import type { Effort } from '../effort.ts';
import type { FeelList, FeelValue } from '../feel-value.ts';
import {
  add,
  canonical,
  compareNumbers,
  divide,
  isNumber,
  multiply,
  toDecimal,
  type FeelNumber,
} from '../number.ts';
import { anything, list, required, rest } from './parameters.ts';
import { builtIn, signature, type BuiltIn } from './signature.ts';
import { calculate } from '../arithmetic.ts';
import { DaysDuration, MonthsDuration } from '../temporal.ts';

/** Steps for each item of a deviation, by their time beside that of other functions. */
const DEVIATION = 20;

/** Functions that make one value of a list, given as such or as arguments: DMN 1.5, table 76. */
export const aggregates = {
  min: aggregate((items) => extreme(items, -1)),
  max: aggregate((items) => extreme(items, 1)),
  sum: aggregate(sum),
  mean: aggregate((items) => {
    const total = sum(items);
    return total === null ? null : calculate('/', total, items.length);
  }),
  product: aggregate((items) => onNumbers(items, (values) => values.reduce(product, 1))),
  median: aggregate((items) => onNumbers(items, median)),
  stddev: aggregate((items, effort) => {
    effort.spend(DEVIATION * items.length);
    return onNumbers(items, deviation);
  }),
  mode: aggregate((items) => (items.length === 0 ? [] : onNumbers(items, mode))),
  all: aggregate((items) => decide(items, false)),
  any: aggregate((items) => decide(items, true)),
};

function aggregate(compute: (items: FeelList, effort: Effort) => FeelValue): BuiltIn {
  return builtIn(
    signature([required('list', list)], ([items], { effort }) => compute(items, effort)),
    signature([required('first', anything), rest('others', anything)], ([first, others], { effort }) =>
      others.length === 0 ? null : compute([first, ...others], effort),
    ),
  );
}

/** Three-valued: the decisive value when it occurs, its opposite when all are that, else null. */
function decide(items: FeelList, decisive: boolean): boolean | null {
  if (items.includes(decisive)) return decisive;
  return items.every((item) => item === !decisive) ? !decisive : null;
}

function extreme(items: FeelList, sign: -1 | 1): FeelValue {
  let best: FeelValue = items[0] ?? null;
  for (const item of items) {
    const order = compare(item, best);
    if (order === undefined) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

function sum(items: FeelList): FeelValue {
  const [first, ...others] = items;
  if (first === undefined || !isSummable(first)) return null;
  let total: FeelValue = first;
  for (const item of others) {
    if (!isSummable(item)) return null;
    total = calculate('+', total, item);
  }
  return total;
}

function isSummable(value: FeelValue): boolean {
  return isNumber(value) || value instanceof DaysDuration || value instanceof MonthsDuration;
}

function onNumbers(items: FeelList, compute: (values: readonly FeelNumber[]) => FeelValue): FeelValue {
  const values = items.filter(isNumber);
  return values.length === items.length && values.length > 0 ? compute(values) : null;
}

function product(left: FeelNumber | null, right: FeelNumber): FeelNumber | null {
  return left === null ? null : multiply(left, right);
}

function median(values: readonly FeelNumber[]): FeelNumber | null {
  const sorted = values.toSorted(compareNumbers);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  if (sorted.length % 2 === 1) return upper;
  const total = add(sorted[middle - 1] ?? 0, upper);
  return total === null ? null : divide(total, 2);
}

/** Of a sample: the sum of squares is divided by one less than the count. */
function deviation(values: readonly FeelNumber[]): FeelNumber | null {
  if (values.length < 2) return null;
  const decimals = values.map(toDecimal);
  const zero = toDecimal(0);
  const mean = decimals.reduce((total, value) => total.plus(value), zero).dividedBy(values.length);
  const squares = decimals.reduce((total, value) => total.plus(value.minus(mean).pow(2)), zero);
  return canonical(squares.dividedBy(values.length - 1).sqrt());
}

/** The most frequent values, ascending. */
function mode(values: readonly FeelNumber[]): FeelList {
  const runs: { readonly value: FeelNumber; count: number }[] = [];
  for (const value of values.toSorted(compareNumbers)) {
    const last = runs.at(-1);
    if (last && compareNumbers(last.value, value) === 0) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  const most = Math.max(...runs.map(({ count }) => count));
  return runs.filter(({ count }) => count === most).map(({ value }) => value);
}
