// ISO 8601 and cron as the timers take them; what the kernel computes with must have passed here or come from FEEL.

const duration =
  /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
const dateTime =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\]|@[\w/+-]+)?$/;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** `P3D`, `PT15M`, `P1Y2M`, `P2W`. */
export function isDuration(text: string): boolean {
  return duration.test(text);
}

/** `2026-03-01T09:00:00Z`, with an offset, or a day alone; impossible dates such as 31 February are none. */
export function isDateTime(text: string): boolean {
  if (!dateTime.test(text) && !date.test(text)) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] =
    text.match(/\d+/g)?.map(Number) ?? [];
  const timed = text.includes('T');
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= lastDay &&
    (!timed || (hour <= 23 && minute <= 59 && (!/T\d\d:\d\d:/.test(text) || second <= 59)))
  );
}

/** `R/PT1H`, `R3/PT10M`, `R5/2026-03-01T09:00:00Z/P1D`, `R/2026-03-01T09:00Z/2026-03-02T09:00Z`. */
export function isRepeatingInterval(text: string): boolean {
  const [repeat = '', ...interval] = text.split('/');
  // What repeats no time at all never happens.
  if (!/^R(-1|(?!0+$)\d*)$/.test(repeat)) return false;
  const [first = '', second] = interval;
  if (interval.length === 1) return isDuration(first);
  if (interval.length !== 2 || second === undefined) return false;
  return (
    (isDateTime(first) && (isDuration(second) || isDateTime(second))) ||
    (isDuration(first) && isDateTime(second))
  );
}

const macros = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];
const months = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const days = 'MON|TUE|WED|THU|FRI|SAT|SUN';
const fields: readonly { readonly names?: string; readonly min: number; readonly max: number }[] = [
  { min: 0, max: 59 },
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: months },
  { min: 0, max: 7, names: days },
];

/** Cron with six fields, seconds first (as Camunda writes it), or a macro such as `@daily`. */
export function isCron(text: string): boolean {
  if (macros.includes(text)) return true;
  const parts = text.split(/\s+/);
  return (
    parts.length === fields.length && parts.every((part, index) => isCronField(part.toUpperCase(), index))
  );
}

function isCronField(text: string, index: number): boolean {
  const { min, max, names = '(?!)' } = fields[index] ?? { min: 0, max: 0 };
  const value = (item: string): boolean =>
    new RegExp(`^(?:${names})$`).test(item) ||
    (/^\d{1,2}$/.test(item) && Number(item) >= min && Number(item) <= max);
  return text.split(',').every((item) => {
    const [range = '', step, ...more] = item.split('/');
    if (more.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
    if (range === '*' || (range === '?' && (index === 3 || index === 5))) return true;
    if (
      (index === 3 && /^(?:L|\d{1,2}W|LW)$/.test(range)) ||
      (index === 5 && /^(?:L|\w{1,3}L|\w{1,3}#[1-5])$/.test(range))
    )
      return true;
    const [low = '', high, ...rest] = range.split('-');
    return rest.length === 0 && value(low) && (high === undefined || value(high));
  });
}
