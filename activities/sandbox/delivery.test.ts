import { expect, test } from 'vitest';
import { deliver, paceFrom, type Flight } from './delivery.ts';

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const market = { click: 100, clickRate: 0.05, demand: 1 };
const flight: Flight = {
  pace: paceFrom(paceFrom([], at('2026-03-02'), 1000), at('2026-03-04'), 0),
  start: at('2026-03-01'),
  end: at('2026-03-31'),
};

test.each([
  ['before the pace begins nothing is spent', '2026-03-01', '2026-03-01', '2026-04-01', 0],
  ['the whole of a day at its pace', '2026-03-02', '2026-03-02', '2026-04-01', 1000],
  ['the pace of each day, and none after the pause', '2026-03-01', '2026-03-10', '2026-04-01', 2000],
  ['a day counts as far as it has come', '2026-03-02', '2026-03-02', '2026-03-02T06:00:00Z', 250],
  ['what has not come yet has cost nothing', '2026-03-02', '2026-03-03', '2026-03-02', 0],
])('%s', (_, from, to, now, spent) => {
  expect(deliver([flight], market, { from, to, now: Date.parse(now), name: 'a' }).spent).toBe(spent);
});

test('days add up to the whole, and another name has another luck', () => {
  const day = (from: string, name = 'a') =>
    deliver([flight], market, { from, to: from, now: at('2026-04-01'), name }).clicks;
  const both = deliver([flight], market, {
    from: '2026-03-02',
    to: '2026-03-03',
    now: at('2026-04-01'),
    name: 'a',
  });
  expect(both.clicks).toBeCloseTo(day('2026-03-02') + day('2026-03-03'), 9);
  expect(day('2026-03-02', 'b')).not.toBe(day('2026-03-02'));
});

test('a campaign that ends in the middle of a day spends half of it', () => {
  const ends = { ...flight, end: Date.parse('2026-03-03T12:00:00Z') };
  const { spent } = deliver([ends], market, {
    from: '2026-03-03',
    to: '2026-03-03',
    now: at('2026-04-01'),
    name: 'a',
  });
  expect(spent).toBe(500);
});
