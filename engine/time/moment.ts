import { isZone, zoneOffset } from '../feel/zones.ts';
import { addDuration, parseDuration } from './duration.ts';

/** A point in time (epoch milliseconds) from an ISO 8601 date or date-time, or from a duration counted from `now`; undefined if it is neither. */
export function timeFrom(text: string, now: number): number | undefined {
  const duration = parseDuration(text);
  if (duration === undefined) return parseDateTime(text);
  const time = addDuration(now, duration);
  return Number.isNaN(time) ? undefined : time;
}

const DATE_TIME =
  /^(\d{4}-\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(?:\[([^\]]+)\]|@(.+))?)?$/;

/** ISO 8601 date or date-time, as FEEL writes it: without an offset it is in the zone that is named, else in UTC. */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, month = '', day = '', offset, bracketed, zone = bracketed] = match;
  // Date.parse takes 30 February for 2 March.
  if (Number(day) > daysIn(month)) return undefined;
  if (zone !== undefined && !isZone(zone)) return undefined;
  const plain = text.replace(/\[.*|@.*/, '');
  const time = Date.parse(plain.includes('T') && offset === undefined ? `${plain}Z` : plain);
  if (Number.isNaN(time)) return undefined;
  return zone === undefined || offset !== undefined ? time : time - zoneOffset(zone, time / 1000) * 1000;
}

/** Days of a month such as `2026-02`; none if there is no such month. */
function daysIn(month: string): number {
  const next = new Date(`${month}-01T00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 1, 0);
  return next.getUTCDate();
}
