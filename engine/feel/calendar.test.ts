import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, civilOf, daysInMonth, epochDay, weekdayOf, weekOfYear } from './calendar.ts';

const days = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

test('a day and its number are each the other’s', () => {
  fc.assert(
    fc.property(days, (day) => {
      expect(epochDay(civilOf(day))).toBe(day);
    }),
  );
});

test('days agree with JavaScript’s dates where those reach', () => {
  fc.assert(
    fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(civilOf(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
      expect(weekdayOf(civilOf(day)) % 7).toBe(date.getUTCDay());
    }),
  );
});

test('months are added within the calendar', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, months) => {
      const moved = addMonths(civilOf(day), months);
      expect(moved.day).toBeLessThanOrEqual(daysInMonth(moved.year, moved.month));
    }),
  );
});

test.each([
  [{ year: 2026, month: 1, day: 1 }, 1],
  [{ year: 2027, month: 1, day: 3 }, 53],
  [{ year: 2024, month: 12, day: 30 }, 1],
])('the week of %j is %i', (civil, week) => {
  expect(weekOfYear(civil)).toBe(week);
});
