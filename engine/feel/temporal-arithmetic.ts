import { addMonths, isCivil } from './calendar.ts';
import type { FeelValue } from './feel-value.ts';
import { canonical, isNumber, toDecimal, type Decimal } from './number.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  instantOf,
  localNanos,
  MonthsDuration,
  NANOS_PER_SECOND,
  splitNanos,
  timeOffset,
} from './temporal.ts';
import type { ArithmeticOperator } from './tree.ts';
import { zoneOffsetAt } from './zones.ts';

/** Arithmetic with at least one temporal operand (DMN 1.5, tables 45 to 52); `null` where FEEL defines none. */
export function calculateTemporal(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
): FeelValue {
  switch (operator) {
    case '+':
      return plus(left, right) ?? plus(right, left) ?? null;
    case '-':
      return minus(left, right);
    case '*':
      return scale(left, right) ?? scale(right, left) ?? null;
    case '/':
      return quotient(left, right);
    case '**':
      return null;
  }
}

/** The opposite duration; `null` for everything else. */
export function negateDuration(value: FeelValue): DaysDuration | MonthsDuration | null {
  if (value instanceof DaysDuration) return new DaysDuration(-value.nanos);
  return value instanceof MonthsDuration ? new MonthsDuration(0 - value.months) : null;
}

function plus(left: FeelValue, right: FeelValue): FeelValue | undefined {
  if (right instanceof MonthsDuration) {
    if (left instanceof MonthsDuration) return monthsOf(left.months + right.months);
    return shiftMonths(left, right.months);
  }
  if (!(right instanceof DaysDuration)) return undefined;
  if (left instanceof DaysDuration) return daysOf(left.nanos + right.nanos);
  if (left instanceof FeelDate) {
    const { civil } = splitNanos(localNanos(left.civil, null) + right.nanos);
    return isCivil(civil) ? new FeelDate(civil) : null;
  }
  if (left instanceof FeelDateTime) return shiftNanos(left, right.nanos);
  if (left instanceof FeelTime) {
    const { nanos } = splitNanos(BigInt(left.nanos) + right.nanos);
    return new FeelTime(nanos, left.offset, left.zone);
  }
  return undefined;
}

function minus(left: FeelValue, right: FeelValue): FeelValue {
  const opposite = negateDuration(right);
  if (opposite) return plus(left, opposite) ?? null;
  if (left instanceof FeelTime && right instanceof FeelTime) return betweenTimes(left, right);
  const [start, end] = [asDateTime(right), asDateTime(left)];
  if (!start || !end) return null;
  const instants = [instantOf(end), instantOf(start)] as const;
  if (instants[0] !== undefined && instants[1] !== undefined) {
    return new DaysDuration(instants[0] - instants[1]);
  }
  if (instants[0] !== instants[1]) return null;
  return new DaysDuration(localNanos(end.civil, end.time) - localNanos(start.civil, start.time));
}

function scale(value: FeelValue, factor: FeelValue): FeelValue | undefined {
  if (!isNumber(factor)) return undefined;
  if (value instanceof DaysDuration) return roundedDays(toDecimal(value.nanos).times(toDecimal(factor)));
  if (value instanceof MonthsDuration)
    return monthsOf(toDecimal(value.months).times(toDecimal(factor)).toNumber());
  return undefined;
}

function quotient(left: FeelValue, right: FeelValue): FeelValue {
  if (left instanceof DaysDuration) {
    if (right instanceof DaysDuration)
      return canonical(toDecimal(left.nanos).dividedBy(toDecimal(right.nanos)));
    return isNumber(right) ? roundedDays(toDecimal(left.nanos).dividedBy(toDecimal(right))) : null;
  }
  if (!(left instanceof MonthsDuration)) return null;
  if (right instanceof MonthsDuration) return canonical(toDecimal(left.months).dividedBy(right.months));
  return isNumber(right) ? monthsOf(toDecimal(left.months).dividedBy(toDecimal(right)).toNumber()) : null;
}

function shiftMonths(value: FeelValue, months: number): FeelValue | undefined {
  if (value instanceof FeelDate) {
    const civil = addMonths(value.civil, months);
    return isCivil(civil) ? new FeelDate(civil) : null;
  }
  if (!(value instanceof FeelDateTime)) return undefined;
  const civil = addMonths(value.civil, months);
  return isCivil(civil) ? new FeelDateTime(civil, value.time) : null;
}

/** Later by so many nanoseconds on the time line: a named zone's clock may jump meanwhile. */
function shiftNanos(value: FeelDateTime, by: bigint): FeelDateTime | null {
  const { zone } = value.time;
  const instant = zone === null ? undefined : instantOf(value);
  let local = localNanos(value.civil, value.time) + by;
  if (zone !== null && instant !== undefined) {
    const perSecond = BigInt(NANOS_PER_SECOND);
    const target = instant + by;
    local = target + BigInt(zoneOffsetAt(zone, Number(target / perSecond))) * perSecond;
  }
  const { civil, nanos } = splitNanos(local);
  return isCivil(civil) ? new FeelDateTime(civil, new FeelTime(nanos, value.time.offset, zone)) : null;
}

function betweenTimes(left: FeelTime, right: FeelTime): DaysDuration | null {
  const [end, start] = [timeOffset(left), timeOffset(right)];
  if ((end === null) !== (start === null)) return null;
  const shift = BigInt((start ?? 0) - (end ?? 0)) * BigInt(NANOS_PER_SECOND);
  return new DaysDuration(BigInt(left.nanos - right.nanos) + shift);
}

/** In a subtraction a date is its midnight in UTC (DMN 1.5, 10.3.2.3.6). */
function asDateTime(value: FeelValue): FeelDateTime | undefined {
  if (value instanceof FeelDate) return new FeelDateTime(value.civil, new FeelTime(0, 0));
  return value instanceof FeelDateTime ? value : undefined;
}

/** The longest, some 292 billion years: as in java.time, seconds have 64 bits. */
const MOST_NANOS = 2n ** 63n * BigInt(NANOS_PER_SECOND);

function roundedDays(nanos: Decimal): DaysDuration | null {
  return nanos.isFinite() && nanos.e < 30 ? daysOf(BigInt(nanos.trunc().toFixed())) : null;
}

function daysOf(nanos: bigint): DaysDuration | null {
  return nanos < MOST_NANOS && nanos > -MOST_NANOS ? new DaysDuration(nanos) : null;
}

function monthsOf(months: number): MonthsDuration | null {
  const whole = Math.trunc(months);
  return Number.isSafeInteger(whole) ? new MonthsDuration(whole) : null;
}
