import { addDuration, parseDuration } from './duration.ts';

/** A point in time (epoch milliseconds) from an ISO 8601 date or date-time, or from a duration counted from `now`; undefined if it is neither. */
export function timeFrom(text: string, now: number): number | undefined {
  const duration = parseDuration(text);
  if (duration !== undefined) return addDuration(now, duration);
  return parseDateTime(text);
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(\[[^\]]+\])?)?$/;

/** ISO 8601 date or date-time; without an offset it is UTC. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const plain = text.replace(/\[[^\]]+\]$/, '');
  const zoned = plain.includes('T') && match[4] === undefined ? `${plain}Z` : plain;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}
