// The proleptic Gregorian calendar in days since 1970-01-01
// (Howard Hinnant, "chrono-compatible low-level date algorithms").

const DAYS_PER_ERA = 146_097;

/** A day of the calendar; `month` and `day` count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True when the month and the day exist and the year is one FEEL knows (nine digits at most). */
export function isCivil({ year, month, day }: Civil): boolean {
  if (!Number.isInteger(year) || Math.abs(year) > 999_999_999) return false;
  if (!Number.isInteger(month) || month < 1 || month > 12) return false;
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
}

export function epochDay({ year, month, day }: Civil): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - 719_468;
}

export function civilOf(days: number): Civil {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(civil: Civil): number {
  const weekday = (epochDay(civil) + 3) % 7;
  return (weekday < 0 ? weekday + 7 : weekday) + 1;
}

export function dayOfYear(civil: Civil): number {
  return epochDay(civil) - epochDay({ year: civil.year, month: 1, day: 1 }) + 1;
}

/** The ISO 8601 week: week 1 holds the year's first Thursday. */
export function weekOfYear(civil: Civil): number {
  const thursday = civilOf(epochDay(civil) + 4 - weekdayOf(civil));
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** The same day `months` later, or the month's last when it has no such day. */
export function addMonths({ year, month, day }: Civil, months: number): Civil {
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return { year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) };
}
