import { expect, test } from 'vitest';
import { addDuration, parseDuration } from './duration.ts';

const hour = 3_600_000;

test.each([
  ['PT1H', { months: 0, milliseconds: hour }],
  ['P1Y2M', { months: 14, milliseconds: 0 }],
  ['P2W', { months: 0, milliseconds: 14 * 24 * hour }],
  ['P1DT2H3M4.5S', { months: 0, milliseconds: 26 * hour + 3 * 60_000 + 4_500 }],
  ['P0.5D', { months: 0, milliseconds: 12 * hour }],
  ['-PT1H', { months: -0, milliseconds: -hour }],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['1H', undefined],
  ['PT1M1H', undefined],
  ['', undefined],
])('%s', (text, duration) => {
  expect(parseDuration(text)).toEqual(duration);
});

test.each([
  ['2026-01-31T10:00:00Z', 'P1M', '2026-02-28T10:00:00.000Z'],
  ['2028-01-31T10:00:00Z', 'P1M', '2028-02-29T10:00:00.000Z'],
  ['2028-02-29T00:00:00Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
  ['2026-01-15T10:00:00Z', 'P1M1DT1H', '2026-02-16T11:00:00.000Z'],
  ['2026-03-31T10:00:00Z', '-P1M', '2026-02-28T10:00:00.000Z'],
  ['2026-12-01T10:00:00Z', 'PT30S', '2026-12-01T10:00:30.000Z'],
])('%s plus %s', (from, text, to) => {
  const duration = parseDuration(text);
  expect(duration && new Date(addDuration(Date.parse(from), duration)).toISOString()).toBe(to);
});
