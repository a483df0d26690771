// Named zones alone need Intl: its tables of zones are data, the same for a given Node, and Temporal's sandbox has them.

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** True when the runtime knows the IANA zone, such as `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** Seconds east of UTC in the zone at a local clock reading (seconds since 1970-01-01T00:00 local). */
export function zoneOffset(zone: string, localSeconds: number): number {
  const format = formatOf(zone);
  if (!format) return 0;
  const guess = offsetAtInstant(format, localSeconds);
  return offsetAtInstant(format, localSeconds - guess);
}

/** Seconds east of UTC in the zone at an instant (seconds since 1970-01-01T00:00Z). */
export function zoneOffsetAt(zone: string, epochSeconds: number): number {
  const format = formatOf(zone);
  return format ? offsetAtInstant(format, epochSeconds) : 0;
}

function offsetAtInstant(format: Intl.DateTimeFormat, epochSeconds: number): number {
  // Beyond the years a JavaScript date can hold the rules of its last one go on.
  const seconds = Math.min(Math.max(epochSeconds, -8_640_000_000_000), 8_640_000_000_000);
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(seconds * 1000)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const signedYear = new Date(seconds * 1000).getUTCFullYear() <= 0 ? 1 - year : year;
  const local = new Date(0);
  local.setUTCFullYear(signedYear, month - 1, day);
  local.setUTCHours(hour, minute, second);
  return local.getTime() / 1000 - seconds;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // A RangeError is how Intl says that it knows no such zone.
  }
  formats.set(zone, format);
  return format;
}
