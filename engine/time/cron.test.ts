import { expect, test } from 'vitest';
import { nextCronTime, parseCron } from './cron.ts';

test.each([
  ['every second', '* * * * * *', '2026-01-05T08:00:01.000Z'],
  ['five fields: no seconds', '30 9 * * *', '2026-01-05T09:30:00.000Z'],
  ['hourly', '@hourly', '2026-01-05T09:00:00.000Z'],
  ['daily', '@daily', '2026-01-06T00:00:00.000Z'],
  ['midnight', '@midnight', '2026-01-06T00:00:00.000Z'],
  ['weekly', '@weekly', '2026-01-11T00:00:00.000Z'],
  ['monthly', '@monthly', '2026-02-01T00:00:00.000Z'],
  ['yearly', '@yearly', '2027-01-01T00:00:00.000Z'],
  ['annually', '@annually', '2027-01-01T00:00:00.000Z'],
  ['a step', '0 */20 * * * *', '2026-01-05T08:20:00.000Z'],
  ['a step from a start', '0 15/20 * * * *', '2026-01-05T08:15:00.000Z'],
  ['a step in a range', '0 0 10-16/3 * * *', '2026-01-05T10:00:00.000Z'],
  ['a list', '0 0 7,9 * * *', '2026-01-05T09:00:00.000Z'],
  ['names', '0 0 9 * MAR MON-FRI', '2026-03-02T09:00:00.000Z'],
  ['Sunday as 7', '0 0 9 ? * 7', '2026-01-11T09:00:00.000Z'],
  ['day of month or day of week', '0 0 9 15 * FRI', '2026-01-09T09:00:00.000Z'],
  ['the 29th of February', '0 0 0 29 2 *', '2028-02-29T00:00:00.000Z'],
  ['over a year', '0 0 0 1 1 *', '2027-01-01T00:00:00.000Z'],
  ['a day that no month has', '0 0 0 31 2 *', undefined],
])('%s: %s', (_, text, expected) => {
  const cron = parseCron(text);
  const time = cron === undefined ? undefined : nextCronTime(cron, Date.UTC(2026, 0, 5, 8));
  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});

test.each([
  '',
  '* * *',
  '60 * * * * *',
  '* * * 32 * *',
  '0 9-7 * * *',
  '*/0 * * * *',
  'x * * * *',
  '- * * * *',
  '@sometimes',
])('"%s" is no cron expression', (text) => {
  expect(parseCron(text)).toBeUndefined();
});
