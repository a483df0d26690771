import { afterAll, beforeAll, expect, it } from 'vitest';
import { utcTime } from './utc-time.ts';

const zone = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'America/New_York';
});
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

it.each([
  ['2026-11-20T09:45:00Z', '2026-11-20T09:45:00.000Z'],
  ['2026-11-20T09:45:00.1234567', '2026-11-20T09:45:00.123Z'],
  ['2026-11-20 09:45:00', '2026-11-20T09:45:00.000Z'],
  ['2026-11-20T09:45:00+0100', '2026-11-20T08:45:00.000Z'],
])('reads %s', (text, time) => {
  expect(utcTime.parse(text)).toBe(time);
});

it('refuses what is no time', () => {
  expect(utcTime.safeParse('yesterday').success).toBe(false);
});
