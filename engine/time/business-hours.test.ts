import { expect, test } from 'vitest';
import { afterBusinessHours } from './business-hours.ts';

test.each([
  ['within a day', '2026-01-05T09:00:00Z', 2, '2026-01-05T11:00:00.000Z'],
  ['to the very end of a day', '2026-01-05T08:00:00Z', 8, '2026-01-05T16:00:00.000Z'],
  ['over night', '2026-01-05T15:00:00Z', 4, '2026-01-06T11:00:00.000Z'],
  ['over a weekend', '2026-01-09T15:00:00Z', 4, '2026-01-12T11:00:00.000Z'],
  ['from early in the morning', '2026-01-05T03:00:00Z', 1, '2026-01-05T09:00:00.000Z'],
  ['from a Saturday', '2026-01-10T12:00:00Z', 1, '2026-01-12T09:00:00.000Z'],
  ['over the change to summer time', '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00.000Z'],
  ['a week and a half, from a Saturday', '2026-01-10T12:00:00Z', 60, '2026-01-21T12:00:00.000Z'],
  ['a year of weeks', '2026-01-05T08:00:00Z', 52 * 40, '2027-01-01T16:00:00.000Z'],
  ['five days', '2026-01-05T08:00:00Z', 40, '2026-01-09T16:00:00.000Z'],
])('business hours %s', (_, from, hours, expected) => {
  expect(new Date(afterBusinessHours(Date.parse(from), hours)).toISOString()).toBe(expected);
});
