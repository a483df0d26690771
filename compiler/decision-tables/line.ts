import { civilOf, epochDay } from '../../engine/feel/calendar.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import { canonical, isNumber, toDecimal, type Decimal } from '../../engine/feel/number.ts';
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
} from '../../engine/feel/temporal.ts';

/** An ordered type, its values as places on a line. */
export interface Line {
  /** Undefined for a value that has no order with those of the line. */
  place(value: FeelValue): Decimal | undefined;
  value(place: Decimal): FeelValue;
  /** Distances of values that are good to read, the widest first. */
  readonly steps: readonly Decimal[];
  /** Values that lie closer than the smallest step: none, such that nobody writes, or as good as others. */
  readonly closer: 'none' | 'rare' | 'usual';
  /** First and last place. */
  readonly ends?: readonly [first: Decimal, last: Decimal];
}

const SECOND = toDecimal(NANOS_PER_SECOND);
const DAY = SECOND.times(86_400);
const ONE = toDecimal(1);

/** The line of a type on which all these values have a place; undefined for types without an order. */
export function lineOf(type: string, values: readonly FeelValue[]): Line | undefined {
  return lines[type]?.find((line) => values.every((value) => line.place(value) !== undefined));
}

const numbers: Line = {
  place: (value) => (isNumber(value) ? toDecimal(value) : undefined),
  value: canonical,
  steps: [ONE],
  closer: 'usual',
};

const dates: Line = {
  place: (value) => (value instanceof FeelDate ? toDecimal(epochDay(value.civil)) : undefined),
  value: (place) => new FeelDate(civilOf(place.toNumber())),
  steps: [ONE],
  closer: 'none',
};

const localTimes: Line = {
  place: (value) =>
    value instanceof FeelTime && value.offset === null && value.zone === null
      ? toDecimal(value.nanos)
      : undefined,
  value: (place) => new FeelTime(place.toNumber()),
  steps: [SECOND.times(3600), SECOND.times(60), SECOND],
  closer: 'rare',
  ends: [toDecimal(0), DAY.minus(1)],
};

const instants: Line = {
  place(value) {
    const instant = value instanceof FeelDateTime ? instantOf(value) : undefined;
    return instant === undefined ? undefined : toDecimal(instant);
  },
  value: (place) => momentAt(place, 0),
  steps: [DAY, SECOND.times(3600), SECOND],
  closer: 'rare',
};

const localMoments: Line = {
  ...instants,
  place: (value) =>
    value instanceof FeelDateTime && instantOf(value) === undefined
      ? toDecimal(localNanos(value.civil, value.time))
      : undefined,
  value: (place) => momentAt(place, null),
};

const daysDurations: Line = {
  place: (value) => (value instanceof DaysDuration ? toDecimal(value.nanos) : undefined),
  value: (place) => new DaysDuration(BigInt(place.toFixed(0))),
  steps: [DAY, SECOND.times(3600), SECOND],
  closer: 'rare',
};

const monthsDurations: Line = {
  place: (value) => (value instanceof MonthsDuration ? toDecimal(value.months) : undefined),
  value: (place) => new MonthsDuration(place.toNumber()),
  steps: [ONE],
  closer: 'none',
};

function momentAt(place: Decimal, offset: number | null): FeelDateTime {
  const { civil, nanos } = splitNanos(BigInt(place.toFixed(0)));
  return new FeelDateTime(civil, new FeelTime(nanos, offset));
}

const lines: Readonly<Record<string, readonly Line[]>> = {
  number: [numbers],
  date: [dates],
  time: [localTimes],
  'date and time': [instants, localMoments],
  'days and time duration': [daysDurations],
  'years and months duration': [monthsDurations],
};
