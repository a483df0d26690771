import { expect, it } from 'vitest';
import { askedUpTo, today } from './latest-day.ts';

it.each([
  ['2026-10-01', '2026-11-22', '2026-11-22'],
  ['2026-11-22', '2026-10-01', '2026-11-22'],
  ['2026-11-22', '', '2026-11-22'],
])('after %s, asked up to %j, the latest day is %s', (latestDay, day, latest) => {
  const state = { latestDay };
  askedUpTo(state, day);
  expect(state).toEqual({ latestDay: latest });
});

it.each([
  ['2026-10-01', '2026-11-22T09:00:00.000Z'],
  ['2026-12-24', '2026-12-24T00:00:00.000Z'],
])('with figures up to %s it is %s', (latestDay, time) => {
  expect(new Date(today({ latestDay }, new Date('2026-11-22T09:00:00Z'))).toISOString()).toBe(time);
});
