import { civilOf, epochDay, isCivil, type Civil } from './calendar.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NANOS_PER_SECOND,
} from './temporal.ts';
import { isZone } from './zones.ts';

const DATE = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d\d)-(\d\d)$/;
const TIME =
  /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z|z)|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([A-Za-z][\w+/-]*))?$/;
const MONTHS = /^(-)?P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/;
const DAYS = /^(-)?P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** `2026-03-01`, years of four to nine digits, negative ones too; `null` when it is no such day. */
export function parseDate(text: string): FeelDate | null {
  const civil = parseCivil(text);
  return civil && new FeelDate(civil);
}

/** `10:30:00`, with a fraction, and `Z`, an offset, or `@zone`. */
export function parseTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second, fraction = '', utc, sign, hours, minutes, seconds = '0', zone] = match;
  // ISO 8601 writes the end of a day as 24:00:00.
  const endOfDay = hour === '24' && minute === '00' && second === '00' && Number(fraction) === 0;
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  if (!endOfDay && (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)) return null;
  const nanos = (endOfDay ? 0 : clock) * NANOS_PER_SECOND + nanosOf(fraction);
  if (zone !== undefined) return isZone(zone) ? new FeelTime(nanos, null, zone) : null;
  if (utc !== undefined) return new FeelTime(nanos, 0);
  if (sign === undefined) return new FeelTime(nanos);
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (Number(minutes) > 59 || Number(seconds) > 59 || offset > 18 * 3600) return null;
  return new FeelTime(nanos, sign === '-' ? 0 - offset : offset);
}

/** `2026-03-01T10:30:00Z`; a date alone is its midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const separator = text.indexOf('T');
  const civil = parseCivil(separator < 0 ? text : text.slice(0, separator));
  const time = separator < 0 ? new FeelTime(0) : parseTime(text.slice(separator + 1));
  if (!civil || !time) return null;
  const endsDay = separator >= 0 && text.startsWith('24', separator + 1);
  return new FeelDateTime(endsDay ? civilOf(epochDay(civil) + 1) : civil, time);
}

/** `P1Y2M` or `P1DT2H3M4.5S`; FEEL has no duration that mixes months and days. */
export function parseDuration(text: string): DaysDuration | MonthsDuration | null {
  const months = MONTHS.exec(text);
  if (months) {
    const [, sign, years = '0', rest = '0'] = months;
    const total = Number(years) * 12 + Number(rest);
    return Number.isSafeInteger(total) ? new MonthsDuration(sign ? 0 - total : total) : null;
  }
  const days = DAYS.exec(text);
  if (!days) return null;
  const [, sign, day = '0', hour = '0', minute = '0', second = '0', fraction = ''] = days;
  const whole = BigInt(day) * 86_400n + BigInt(hour) * 3600n + BigInt(minute) * 60n + BigInt(second);
  const nanos = whole * BigInt(NANOS_PER_SECOND) + BigInt(nanosOf(fraction));
  return new DaysDuration(sign ? -nanos : nanos);
}

/** What `@"..."` stands for, by the look of it; `null` when it looks like nothing. */
export function parseMoment(
  text: string,
): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | null {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (text.includes('T')) return parseDateTime(text) ?? parseTime(text);
  return parseDate(text) ?? parseTime(text);
}

function parseCivil(text: string): Civil | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const civil = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isCivil(civil) ? civil : null;
}

function nanosOf(fraction: string): number {
  return Number(fraction.slice(0, 9).padEnd(9, '0'));
}
