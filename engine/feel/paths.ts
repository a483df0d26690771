import { weekdayOf } from './calendar.ts';
import type { Effort } from './effort.ts';
import { entryOf, isContext, isList, Range, type FeelValue } from './feel-value.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NANOS_PER_SECOND,
  offsetOf,
  timeOffset,
} from './temporal.ts';
import { canonical, toDecimal } from './number.ts';

/** `source.name`: an entry, a property of a temporal value or range, or that of every item of a list. */
export function follow(source: FeelValue, name: string, effort: Effort): FeelValue {
  if (isContext(source)) return entryOf(source, name) ?? null;
  if (isList(source)) {
    effort.take(source);
    return source.map((item) => follow(item, name, effort));
  }
  if (source instanceof FeelDate) return dateProperty(source, name);
  if (source instanceof FeelTime) return timeProperty(source, timeOffset(source), name);
  if (source instanceof FeelDateTime) {
    const { civil, time } = source;
    return dateProperty(source, name) ?? timeProperty(time, offsetOf(civil, time), name);
  }
  if (source instanceof DaysDuration) return daysProperty(source, name);
  if (source instanceof MonthsDuration) return monthsProperty(source, name);
  return source instanceof Range ? rangeProperty(source, name) : null;
}

function dateProperty({ civil }: FeelDate | FeelDateTime, name: string): FeelValue {
  switch (name) {
    case 'year':
      return civil.year;
    case 'month':
      return civil.month;
    case 'day':
      return civil.day;
    case 'weekday':
      return weekdayOf(civil);
    default:
      return null;
  }
}

function timeProperty({ nanos, zone }: FeelTime, offset: number | null, name: string): FeelValue {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  switch (name) {
    case 'hour':
      return Math.floor(seconds / 3600);
    case 'minute':
      return Math.floor(seconds / 60) % 60;
    case 'second':
      return seconds % 60;
    case 'time offset':
      return offset === null ? null : new DaysDuration(BigInt(offset) * BigInt(NANOS_PER_SECOND));
    case 'timezone':
      return zone;
    default:
      return null;
  }
}

function daysProperty({ nanos }: DaysDuration, name: string): FeelValue {
  const seconds = nanos / BigInt(NANOS_PER_SECOND);
  switch (name) {
    case 'days':
      return canonical(toDecimal(seconds / 86_400n));
    case 'hours':
      return Number((seconds / 3600n) % 24n);
    case 'minutes':
      return Number((seconds / 60n) % 60n);
    case 'seconds':
      return Number(seconds % 60n);
    default:
      return null;
  }
}

function monthsProperty({ months }: MonthsDuration, name: string): FeelValue {
  if (name === 'years') return Math.trunc(months / 12) + 0;
  return name === 'months' ? (months % 12) + 0 : null;
}

function rangeProperty(range: Range, name: string): FeelValue {
  switch (name) {
    case 'start':
      return range.low;
    case 'end':
      return range.high;
    case 'start included':
      return range.lowIncluded;
    case 'end included':
      return range.highIncluded;
    default:
      return null;
  }
}
