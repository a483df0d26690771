/** An ISO 8601 duration: calendar months apart from exact milliseconds, for a month has no fixed length. */
export interface Duration {
  readonly months: number;
  readonly milliseconds: number;
}

const DURATION =
  /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=.)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Undefined if the text is no ISO 8601 duration. */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [, sign, years, months, weeks, days, hours, minutes, seconds] = match;
  const factor = sign === undefined ? 1 : -1;
  return {
    months: factor * (12 * count(years) + count(months)),
    milliseconds: Math.round(
      factor *
        (7 * DAY * count(weeks) +
          DAY * count(days) +
          HOUR * count(hours) +
          MINUTE * count(minutes) +
          SECOND * count(seconds)),
    ),
  };
}

/** `time` (epoch milliseconds) plus the duration, months first, by the UTC calendar; 31 January plus a month is the last of February. */
export function addDuration(time: number, duration: Duration): number {
  if (duration.months === 0) return time + duration.milliseconds;
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + duration.months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() + duration.milliseconds;
}

function count(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}
