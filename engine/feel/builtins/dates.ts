import {
  addMonths,
  dayOfYear,
  daysInMonth,
  epochDay,
  weekdayOf,
  weekOfYear,
  type Civil,
} from '../calendar.ts';
import { equals } from '../comparison.ts';
import { typeName, type FeelValue } from '../feel-value.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, splitNanos } from '../temporal.ts';
import { anything, day, optional, required } from './parameters.ts';
import { builtIn, signature, type BuiltIn } from './signature.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Functions on dates: DMN 1.5, tables 78, 79 and 81; Camunda's `last day of month`. */
export const dates = {
  'day of year': calendar(dayOfYear),
  'day of week': calendar((civil) => WEEKDAYS[weekdayOf(civil) - 1] ?? null),
  'month of year': calendar(({ month }) => MONTHS[month - 1] ?? null),
  'week of year': calendar(weekOfYear),
  'last day of month': calendar(
    ({ year, month }) => new FeelDate({ year, month, day: daysInMonth(year, month) }),
  ),
  'years and months duration': builtIn(
    signature([required('from', day), required('to', day)], ([from, to]) => monthsBetween(from, to)),
  ),
  is: builtIn(
    signature([optional('value1', anything), optional('value2', anything)], ([first, second]) =>
      isSame(first ?? null, second ?? null),
    ),
  ),
  now: builtIn(signature([], (_, clock) => momentAt(clock.now()))),
  today: builtIn(signature([], (_, clock) => new FeelDate(momentAt(clock.now()).civil))),
};

function calendar(read: (civil: Civil) => FeelValue): BuiltIn {
  return builtIn(signature([required('date', day)], ([{ civil }]) => read(civil)));
}

/** An instant in UTC: the engine has no zone of its own. */
export function momentAt(epochMilliseconds: number): FeelDateTime {
  const { civil, nanos } = splitNanos(BigInt(Math.trunc(epochMilliseconds)) * 1_000_000n);
  return new FeelDateTime(civil, new FeelTime(nanos, 0));
}

/** Whole months from one day to the other, toward zero; times of day do not count. */
function monthsBetween(
  { civil: from }: FeelDate | FeelDateTime,
  { civil: to }: FeelDate | FeelDateTime,
): MonthsDuration {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  const past = epochDay(addMonths(from, months)) - epochDay(to);
  if (months > 0 && past > 0) return new MonthsDuration(months - 1);
  return new MonthsDuration(months < 0 && past < 0 ? months + 1 : months);
}

/** Equal in FEEL's semantic domain: same type, and for times the same clock, offset and zone. */
function isSame(first: FeelValue, second: FeelValue): boolean {
  if (typeName(first) !== typeName(second)) return false;
  if (first instanceof FeelTime && second instanceof FeelTime) return isSameTime(first, second);
  if (first instanceof FeelDateTime && second instanceof FeelDateTime) {
    return epochDay(first.civil) === epochDay(second.civil) && isSameTime(first.time, second.time);
  }
  return equals(first, second) === true;
}

function isSameTime(first: FeelTime, second: FeelTime): boolean {
  return first.nanos === second.nanos && first.offset === second.offset && first.zone === second.zone;
}
