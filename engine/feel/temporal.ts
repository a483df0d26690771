import { civilOf, epochDay, type Civil } from './calendar.ts';
import { zoneOffset } from './zones.ts';

export const NANOS_PER_SECOND = 1_000_000_000;
const NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;

/** A value that JSON has no form for; a base class, so that one check tells it from a context. */
export abstract class Special {
  abstract readonly type: string;
}

export class FeelDate extends Special {
  readonly type = 'date';
  readonly civil: Civil;
  constructor(civil: Civil) {
    super();
    this.civil = civil;
  }
}

/** A time of day: `nanos` since midnight, at an `offset` of seconds from UTC, in a named `zone`, or local. */
export class FeelTime extends Special {
  readonly type = 'time';
  readonly nanos: number;
  readonly offset: number | null;
  readonly zone: string | null;
  constructor(nanos: number, offset: number | null = null, zone: string | null = null) {
    super();
    this.nanos = nanos;
    this.offset = offset;
    this.zone = zone;
  }
}

export class FeelDateTime extends Special {
  readonly type = 'date and time';
  readonly civil: Civil;
  readonly time: FeelTime;
  constructor(civil: Civil, time: FeelTime) {
    super();
    this.civil = civil;
    this.time = time;
  }
}

export class DaysDuration extends Special {
  readonly type = 'days and time duration';
  readonly nanos: bigint;
  constructor(nanos: bigint) {
    super();
    this.nanos = nanos;
  }
}

export class MonthsDuration extends Special {
  readonly type = 'years and months duration';
  readonly months: number;
  constructor(months: number) {
    super();
    this.months = months;
  }
}

/** Nanoseconds since 1970-01-01T00:00 on the local clock, whatever its offset. */
export function localNanos(civil: Civil, time: FeelTime | null): bigint {
  return BigInt(epochDay(civil)) * BigInt(NANOS_PER_DAY) + BigInt(time?.nanos ?? 0);
}

/** Seconds east of UTC at that local moment; `null` for a local time. */
export function offsetOf(civil: Civil, time: FeelTime): number | null {
  if (time.zone === null) return time.offset;
  return zoneOffset(time.zone, epochDay(civil) * 86_400 + Math.floor(time.nanos / NANOS_PER_SECOND));
}

/** Nanoseconds since 1970-01-01T00:00Z; `undefined` for a local date and time. */
export function instantOf(moment: FeelDateTime): bigint | undefined {
  const offset = offsetOf(moment.civil, moment.time);
  if (offset === null) return undefined;
  return localNanos(moment.civil, moment.time) - BigInt(offset) * BigInt(NANOS_PER_SECOND);
}

/** The day and the nanoseconds into it that lie `nanos` after 1970-01-01T00:00 on the same clock. */
export function splitNanos(nanos: bigint): { readonly civil: Civil; readonly nanos: number } {
  const perDay = BigInt(NANOS_PER_DAY);
  const rest = ((nanos % perDay) + perDay) % perDay;
  return { civil: civilOf(Number((nanos - rest) / perDay)), nanos: Number(rest) };
}

/** A time of day's offset in seconds; a named zone's is the one it has on 1970-01-01, for there is no date. */
export function timeOffset(time: FeelTime): number | null {
  return offsetOf({ year: 1970, month: 1, day: 1 }, time);
}
