import { expect, test } from 'vitest';
import { parseDateTime, timeFrom } from './moment.ts';

test.each([
  ['2026-03-01', '2026-03-01T00:00:00.000Z'],
  ['2026-03-01T09:00', '2026-03-01T09:00:00.000Z'],
  ['2026-03-01T09:00:00.25Z', '2026-03-01T09:00:00.250Z'],
  ['2026-03-01T09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
  ['2026-07-01T09:00:00@Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-01-01T09:00:00[Europe/Berlin]', '2026-01-01T08:00:00.000Z'],
  ['2026-01-01T09:00:00+01:00[Europe/Berlin]', '2026-01-01T08:00:00.000Z'],
  ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ['2026-02-29', undefined],
  ['2026-04-31T00:00:00Z', undefined],
  ['2026-13-01', undefined],
  ['2026-01-01T25:00', undefined],
  ['2026-01-01T09:00:00@Nowhere/City', undefined],
  ['1 March 2026', undefined],
  ['', undefined],
])('%s', (text, expected) => {
  const time = parseDateTime(text);
  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});

const now = Date.UTC(2026, 0, 5, 8);

test.each([
  ['PT1H', now + 3_600_000],
  ['2026-01-05T08:00:00Z', now],
  ['P999999999Y', undefined],
  ['soon', undefined],
])('%s from now', (text, time) => {
  expect(timeFrom(text, now)).toBe(time);
});
