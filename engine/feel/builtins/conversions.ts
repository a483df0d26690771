import { isCivil } from '../calendar.ts';
import type { FeelValue } from '../feel-value.ts';
import { parseNumber } from '../number.ts';
import { FeelDate, FeelDateTime, FeelTime, NANOS_PER_SECOND, type DaysDuration } from '../temporal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal-text.ts';
import { formatValue } from '../text.ts';
import { isZone } from '../zones.ts';
import {
  anything,
  day,
  daysDuration,
  duration,
  integer,
  nullable,
  number,
  optional,
  required,
  string,
  time,
} from './parameters.ts';
import { parseRange } from './range-text.ts';
import { builtIn, signature } from './signature.ts';
import { toDecimal, type FeelNumber } from '../number.ts';

/** Functions that turn one type into another: DMN 1.5, table 73. */
export const conversions = {
  date: builtIn(
    signature([required('from', string)], ([text]) => parseDate(text)),
    signature([required('from', day)], ([{ civil }]) => new FeelDate(civil)),
    signature(
      [required('year', integer), required('month', integer), required('day', integer)],
      ([year, month, dayOfMonth]) => dateOf(year, month, dayOfMonth),
    ),
  ),
  time: builtIn(
    signature([required('from', string)], ([text]) => parseTime(text)),
    signature([required('from', time)], ([value]) => value),
    signature([required('from', day)], ([value]) =>
      value instanceof FeelDateTime ? value.time : new FeelTime(0, 0),
    ),
    signature(
      [
        required('hour', integer),
        required('minute', integer),
        required('second', number),
        optional('offset', nullable(daysDuration)),
      ],
      ([hour, minute, second, offset]) => timeOf(hour, minute, second, offset ?? null),
    ),
  ),
  'date and time': builtIn(
    signature([required('from', string)], ([text]) => parseDateTime(text)),
    signature([required('from', day)], ([value]) =>
      value instanceof FeelDateTime ? value : new FeelDateTime(value.civil, new FeelTime(0, 0)),
    ),
    signature(
      [required('date', day), required('time', time)],
      ([{ civil }, clock]) => new FeelDateTime(civil, clock),
    ),
    signature([required('date', day), required('timezone', string)], ([value, zone]) => inZone(value, zone)),
    signature(
      [
        required('year', integer),
        required('month', integer),
        required('day', integer),
        required('hour', integer),
        required('minute', integer),
        required('second', number),
        optional('offset', nullable(daysDuration)),
      ],
      ([year, month, dayOfMonth, hour, minute, second, offset]) => {
        const date = dateOf(year, month, dayOfMonth);
        const clock = timeOf(hour, minute, second, offset ?? null);
        return date && clock && new FeelDateTime(date.civil, clock);
      },
    ),
  ),
  duration: builtIn(
    signature([required('from', string)], ([text]) => parseDuration(text)),
    signature([required('from', duration)], ([value]) => value),
  ),
  number: builtIn(
    signature([required('from', number)], ([value]) => value),
    signature([required('from', string)], ([text]) => parseNumber(text)),
    signature(
      [
        required('from', string),
        required('grouping separator', nullable(string)),
        required('decimal separator', nullable(string)),
      ],
      ([text, grouping, decimal]) => parseGrouped(text, grouping, decimal),
    ),
  ),
  string: builtIn(
    signature([required('from', anything)], ([value], { effort }) => {
      effort.weigh(value);
      return formatValue(value);
    }),
  ),
  range: builtIn(signature([required('from', string)], ([text]) => parseRange(text))),
  not: builtIn(
    signature([required('negand', anything)], ([value]) => (typeof value === 'boolean' ? !value : null)),
  ),
};

function dateOf(year: number, month: number, dayOfMonth: number): FeelDate | null {
  const civil = { year, month, day: dayOfMonth };
  return isCivil(civil) ? new FeelDate(civil) : null;
}

function timeOf(
  hour: number,
  minute: number,
  second: FeelNumber,
  offset: DaysDuration | null,
): FeelTime | null {
  const nanos = toDecimal(second).times(NANOS_PER_SECOND).trunc().toNumber();
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  if (nanos < 0 || nanos >= 60 * NANOS_PER_SECOND) return null;
  const seconds = offset && Number(offset.nanos / BigInt(NANOS_PER_SECOND));
  if (seconds !== null && Math.abs(seconds) > 18 * 3600) return null;
  return new FeelTime((hour * 3600 + minute * 60) * NANOS_PER_SECOND + nanos, seconds);
}

function inZone(value: FeelDate | FeelDateTime, zone: string): FeelValue {
  if (!isZone(zone) || !(value instanceof FeelDateTime)) return null;
  return new FeelDateTime(value.civil, new FeelTime(value.time.nanos, null, zone));
}

const SEPARATORS: ReadonlySet<string | null> = new Set([' ', ',', '.', null]);

function parseGrouped(text: string, grouping: string | null, decimal: string | null): FeelValue {
  if (!SEPARATORS.has(grouping) || !SEPARATORS.has(decimal) || decimal === ' ') return null;
  if (grouping === decimal && grouping !== null) return null;
  const ungrouped = grouping === null ? text : text.replaceAll(grouping, '');
  return parseNumber(decimal === null ? ungrouped : ungrouped.replace(decimal, '.'));
}
