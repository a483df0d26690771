import { zoneOffset, zoneOffsetAt } from '../feel/zones.ts';

/** When people work: Monday to Friday, 09:00 to 17:00 in Berlin. Public holidays differ by state and count as working days. */
const ZONE = 'Europe/Berlin';
const OPENS = 9 * 3600;
const CLOSES = 17 * 3600;
const DAY = 86_400;
const WORKING_WEEK = 5 * (CLOSES - OPENS);

/** The moment (epoch milliseconds) at which so many business hours have passed since `from`; `from` itself may lie outside them. */
export function afterBusinessHours(from: number, hours: number): number {
  let local = Math.floor(from / 1000) + zoneOffsetAt(ZONE, Math.floor(from / 1000));
  let left = Math.round(hours * 3600);
  const wholeWeeks = Math.max(0, Math.ceil(left / WORKING_WEEK) - 1);
  local += wholeWeeks * 7 * DAY;
  left -= wholeWeeks * WORKING_WEEK;
  for (;;) {
    const midnight = Math.floor(local / DAY) * DAY;
    const start = Math.max(local, midnight + OPENS);
    const available = isWorkday(midnight) ? midnight + CLOSES - start : 0;
    if (available > 0 && left <= available) return toEpoch(start + left);
    left -= Math.max(available, 0);
    local = midnight + DAY;
  }
}

/** 1 January 1970 was a Thursday. */
function isWorkday(localMidnight: number): boolean {
  const weekday = (Math.floor(localMidnight / DAY) + 4) % 7;
  return weekday >= 1 && weekday <= 5;
}

function toEpoch(local: number): number {
  return (local - zoneOffset(ZONE, local)) * 1000;
}
