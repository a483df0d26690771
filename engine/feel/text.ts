import { formatNumber, isNumber } from './number.ts';
import { isList, Range, type FeelValue } from './feel-value.ts';
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  MonthsDuration,
  NANOS_PER_SECOND,
  Special,
} from './temporal.ts';
import type { Civil } from './calendar.ts';

/** What `string()` makes of a value (DMN 1.5, 10.3.4.1): ISO 8601 for temporals, FEEL for the rest. */
export function formatValue(value: FeelValue): string | null {
  if (value === null || typeof value === 'string') return value;
  return formatNested(value);
}

/** The text of a temporal value as it leaves FEEL; `undefined` for every other. */
export function formatTemporal(value: FeelValue): string | undefined {
  if (value instanceof FeelDate) return formatCivil(value.civil);
  if (value instanceof FeelTime) return formatTime(value);
  if (value instanceof FeelDateTime) return `${formatCivil(value.civil)}T${formatTime(value.time)}`;
  if (value instanceof DaysDuration) return formatDays(value);
  if (value instanceof MonthsDuration) return formatMonths(value);
  return undefined;
}

function formatNested(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return formatNumber(value);
  if (isList(value)) return `[${value.map(formatNested).join(', ')}]`;
  if (value instanceof Range) return formatRange(value);
  const temporal = formatTemporal(value);
  if (temporal !== undefined) return temporal;
  if (value instanceof Special) return 'function';
  const entries = Object.entries(value).map(([key, entry]) => `${formatKey(key)}: ${formatNested(entry)}`);
  return `{${entries.join(', ')}}`;
}

function formatKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(key) ? key : JSON.stringify(key);
}

function formatRange({ low, high, lowIncluded, highIncluded, operator }: Range): string {
  if (operator !== null) {
    return `${operator} ${formatNested(operator === '<' || operator === '<=' ? high : low)}`;
  }
  return `${lowIncluded ? '[' : '('}${formatNested(low)}..${formatNested(high)}${highIncluded ? ']' : ')'}`;
}

function formatCivil({ year, month, day }: Civil): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${two(month)}-${two(day)}`;
}

function formatTime({ nanos, offset, zone }: FeelTime): string {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const suffix = zone !== null ? `@${zone}` : offset === null ? '' : formatOffset(offset);
  return `${clock}${formatFraction(nanos % NANOS_PER_SECOND)}${suffix}`;
}

function formatOffset(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}

function formatDays({ nanos }: DaysDuration): string {
  const size = nanos < 0n ? -nanos : nanos;
  const perSecond = BigInt(NANOS_PER_SECOND);
  const seconds = size / perSecond;
  const fraction = formatFraction(Number(size % perSecond));
  const days = part(seconds / 86_400n, 'D');
  const second = seconds % 60n;
  const time =
    part((seconds / 3600n) % 24n, 'H') +
    part((seconds / 60n) % 60n, 'M') +
    (second === 0n && fraction === '' ? '' : `${second}${fraction}S`);
  if (days === '' && time === '') return 'PT0S';
  return `${nanos < 0n ? '-' : ''}P${days}${time === '' ? '' : `T${time}`}`;
}

function formatMonths({ months }: MonthsDuration): string {
  if (months === 0) return 'P0M';
  const size = Math.abs(months);
  return `${months < 0 ? '-' : ''}P${part(Math.floor(size / 12), 'Y')}${part(size % 12, 'M')}`;
}

function part(count: bigint | number, unit: string): string {
  return count === 0n || count === 0 ? '' : `${count}${unit}`;
}

function formatFraction(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
