/** A cron expression as sets of allowed values: second, minute, hour, day of month, month, day of week. UTC. */
export interface Cron {
  readonly second: ReadonlySet<number>;
  readonly minute: ReadonlySet<number>;
  readonly hour: ReadonlySet<number>;
  readonly day: ReadonlySet<number>;
  readonly month: ReadonlySet<number>;
  readonly weekday: ReadonlySet<number>;
  /** Day of month and day of week both say something: either may match, as in crontab(5). */
  readonly eitherDay: boolean;
}

const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Six fields with seconds first (as in Camunda 8), five without, or a macro such as `@daily`; undefined if it is none of these. */
export function parseCron(text: string): Cron | undefined {
  const fields = (MACROS[text.trim()] ?? text.trim()).split(/\s+/);
  if (fields.length === 5) fields.unshift('0');
  if (fields.length !== 6) return undefined;
  const [second, minute, hour, day, month, weekday] = [
    parseField(fields[0], 0, 59),
    parseField(fields[1], 0, 59),
    parseField(fields[2], 0, 23),
    parseField(fields[3], 1, 31),
    parseField(fields[4], 1, 12, MONTHS, 1),
    parseField(fields[5], 0, 7, WEEKDAYS, 0),
  ];
  if (!second || !minute || !hour || !day || !month || !weekday) return undefined;
  if (weekday.delete(7)) weekday.add(0);
  return { second, minute, hour, day, month, weekday, eitherDay: !isStar(fields[3]) && !isStar(fields[5]) };
}

/** The first matching time after `after` (epoch milliseconds), within the eight years that 29 February may take; undefined if there is none. */
export function nextCronTime(cron: Cron, after: number): number | undefined {
  const date = new Date(after - (after % 1000) + 1000);
  const last = date.getUTCFullYear() + 8;
  while (date.getUTCFullYear() <= last) {
    if (!cron.month.has(date.getUTCMonth() + 1))
      date.setTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    else if (!dayMatches(cron, date))
      date.setTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1));
    else if (!cron.hour.has(date.getUTCHours())) date.setUTCHours(date.getUTCHours() + 1, 0, 0, 0);
    else if (!cron.minute.has(date.getUTCMinutes())) date.setUTCMinutes(date.getUTCMinutes() + 1, 0, 0);
    else if (!cron.second.has(date.getUTCSeconds())) date.setUTCSeconds(date.getUTCSeconds() + 1, 0);
    else return date.getTime();
  }
  return undefined;
}

function dayMatches(cron: Cron, date: Date): boolean {
  const day = cron.day.has(date.getUTCDate());
  const weekday = cron.weekday.has(date.getUTCDay());
  return cron.eitherDay ? day || weekday : day && weekday;
}

function parseField(
  text = '',
  min: number,
  max: number,
  names: readonly string[] = [],
  base = 0,
): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(\*|\?|[A-Za-z0-9]+)(?:-([A-Za-z0-9]+))?(?:\/(\d+))?$/.exec(part);
    if (match === null) return undefined;
    const [, from = '', to, step] = match;
    const low = isStar(from) ? min : numberOf(from, names, base);
    const high =
      isStar(from) || (to === undefined && step !== undefined)
        ? max
        : to === undefined
          ? low
          : numberOf(to, names, base);
    const width = step === undefined ? 1 : Number(step);
    if (!(low >= min && high <= max && low <= high && width > 0)) return undefined;
    for (let value = low; value <= high; value += width) values.add(value);
  }
  return values;
}

function isStar(text: string | undefined): boolean {
  return text === '*' || text === '?';
}

function numberOf(text: string, names: readonly string[], base: number): number {
  const index = names.indexOf(text.toUpperCase());
  return index < 0 ? Number(text) : index + base;
}
