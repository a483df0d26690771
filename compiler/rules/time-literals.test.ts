import { describe, expect, it } from 'vitest';
import { isCron, isDateTime, isDuration, isRepeatingInterval } from './time-literals.ts';

describe('time literals', () => {
  it.each(['P3D', 'PT15M', 'PT1.5S', 'P1Y2M', 'P2W', 'P1DT12H'])('duration %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });
  it.each(['', 'P', 'PT', 'P1DT', '3D', 'P1H', 'PT1D', '-P1D', 'foo'])('no duration %s', (text) => {
    expect(isDuration(text)).toBe(false);
  });

  it.each([
    '2026-03-01',
    '2026-03-01T09:00Z',
    '2026-03-01T09:00:00.5+01:00',
    '2024-02-29T00:00:00',
    '2026-03-01T09:00:00+01:00[Europe/Berlin]',
    '2026-03-01T09:00:00@Europe/Berlin',
  ])('date %s', (text) => {
    expect(isDateTime(text)).toBe(true);
  });
  it.each([
    '',
    '2026-13-01',
    '2026-02-29',
    '2026-03-01T24:00Z',
    '2026-03-01T09:60Z',
    '2026-03-01 09:00',
    'tomorrow',
  ])('no date %s', (text) => {
    expect(isDateTime(text)).toBe(false);
  });

  it.each([
    'R/PT10S',
    'R3/PT10M',
    'R10/PT10M',
    'R-1/P1D',
    'R5/2026-03-01T09:00:00Z/P1D',
    'R/2026-03-01T09:00Z/2026-03-02T09:00Z',
    'R2/P1D/2026-03-01T09:00Z',
  ])('interval %s', (text) => {
    expect(isRepeatingInterval(text)).toBe(true);
  });
  it.each([
    '',
    'R',
    'R/',
    'R0/P1M',
    'R00/PT1H',
    'R3',
    'Rx/PT1M',
    'PT1M',
    'R/PT1M/PT1M',
    'R1/2026-03-01T09:00Z',
  ])('no interval %s', (text) => {
    expect(isRepeatingInterval(text)).toBe(false);
  });

  it.each([
    '@daily',
    '0 0 9 * * MON-FRI',
    '0 */5 * * * *',
    '0 0 12 1,15 JAN ?',
    '0 0 0 L * *',
    '0 0 0 ? * 5#2',
  ])('cron %s', (text) => {
    expect(isCron(text)).toBe(true);
  });
  it.each(['', '@often', '0 9 * * *', '60 * * * * *', '0 0 24 * * *', '0 0 0 * * XYZ', '0 0/0 * * * *'])(
    'no cron %s',
    (text) => {
      expect(isCron(text)).toBe(false);
    },
  );
});
