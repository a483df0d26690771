import { epochDay } from './calendar.ts';
import {
  entryOf,
  FeelFunction,
  isContext,
  isList,
  Range,
  typeName,
  type FeelContext,
  type FeelList,
  type FeelValue,
} from './feel-value.ts';
import { compareNumbers, isNumber } from './number.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  instantOf,
  localNanos,
  MonthsDuration,
  NANOS_PER_SECOND,
  timeOffset,
} from './temporal.ts';
import type { ComparisonOperator } from './tree.ts';

/** `left = right` (DMN 1.5, table 42): `null` when the types differ. */
export function equals(left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right;
  if (typeof left === 'string' || typeof left === 'boolean') {
    return typeof left === typeof right ? left === right : null;
  }
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) === 0 : null;
  if (isList(left)) return isList(right) ? equalLists(left, right) : null;
  if (left instanceof Range) return right instanceof Range ? equalRanges(left, right) : null;
  if (left instanceof FeelFunction) return right instanceof FeelFunction ? left === right : null;
  if (isContext(left)) return isContext(right) ? equalContexts(left, right) : null;
  if (isZeroDuration(left) && isZeroDuration(right)) return true;
  if (typeName(left) !== typeName(right)) return null;
  return compare(toSeconds(left), toSeconds(right)) === 0;
}

/** `left <operator> right`: `null` when the two are not of one ordered type. */
export function holds(operator: ComparisonOperator, left: FeelValue, right: FeelValue): boolean | null {
  if (operator === '=') return equals(left, right);
  if (operator === '!=') {
    const equal = equals(left, right);
    return equal === null ? null : !equal;
  }
  const order = compare(left, right);
  if (order === undefined) return null;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Negative, zero or positive; `undefined` when the values have no order. */
export function compare(left: FeelValue, right: FeelValue): number | undefined {
  if (isNumber(left)) return isNumber(right) ? compareNumbers(left, right) : undefined;
  if (typeof left === 'string') return typeof right === 'string' ? order(left, right) : undefined;
  if (left instanceof FeelDate && right instanceof FeelDate) {
    return order(epochDay(left.civil), epochDay(right.civil));
  }
  if (left instanceof FeelTime && right instanceof FeelTime) return compareTimes(left, right);
  if (left instanceof FeelDateTime && right instanceof FeelDateTime) {
    return compareDateTimes(left, right);
  }
  if (left instanceof DaysDuration && right instanceof DaysDuration) {
    return order(left.nanos, right.nanos);
  }
  if (left instanceof MonthsDuration && right instanceof MonthsDuration) {
    return order(left.months, right.months);
  }
  return undefined;
}

function compareTimes(left: FeelTime, right: FeelTime): number | undefined {
  const offsets = [timeOffset(left), timeOffset(right)] as const;
  if (offsets[0] === null || offsets[1] === null) {
    return offsets[0] === offsets[1] ? order(left.nanos, right.nanos) : undefined;
  }
  return order(left.nanos - offsets[0] * NANOS_PER_SECOND, right.nanos - offsets[1] * NANOS_PER_SECOND);
}

function compareDateTimes(left: FeelDateTime, right: FeelDateTime): number | undefined {
  const instants = [instantOf(left), instantOf(right)] as const;
  if (instants[0] === undefined && instants[1] === undefined) {
    return order(localNanos(left.civil, left.time), localNanos(right.civil, right.time));
  }
  if (instants[0] === undefined || instants[1] === undefined) return undefined;
  return order(instants[0], instants[1]);
}

function order<T extends number | bigint | string>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equality of times looks at whole seconds: table 42 compares hour, minute, second and offset. */
function toSeconds(value: FeelValue): FeelValue {
  if (value instanceof FeelDateTime) return new FeelDateTime(value.civil, wholeSeconds(value.time));
  return value instanceof FeelTime ? wholeSeconds(value) : value;
}

function wholeSeconds({ nanos, offset, zone }: FeelTime): FeelTime {
  return new FeelTime(nanos - (nanos % NANOS_PER_SECOND), offset, zone);
}

function isZeroDuration(value: FeelValue): boolean {
  return (
    (value instanceof DaysDuration && value.nanos === 0n) ||
    (value instanceof MonthsDuration && value.months === 0)
  );
}

function equalLists(left: FeelList, right: FeelList): boolean {
  return (
    left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null) === true)
  );
}

function equalContexts(left: FeelContext, right: FeelContext): boolean {
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => {
      const other = entryOf(right, name);
      return other !== undefined && equals(left[name] ?? null, other) === true;
    })
  );
}

function equalRanges(left: Range, right: Range): boolean {
  return (
    left.operator === right.operator &&
    left.lowIncluded === right.lowIncluded &&
    left.highIncluded === right.highIncluded &&
    equals(left.low, right.low) === true &&
    equals(left.high, right.high) === true
  );
}
