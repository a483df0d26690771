import { expect, test } from 'vitest';
import { firstFiring, nextFiring, type Firing } from './cycle.ts';

const now = Date.UTC(2026, 0, 5, 8);
const hour = 3_600_000;

/** All firings of a cycle, at most `limit`, in hours from now. */
function firings(cycle: string, limit = 4): readonly number[] {
  const hours: number[] = [];
  let firing: Firing | undefined = firstFiring(cycle, now);
  while (firing !== undefined && hours.length < limit) {
    hours.push((firing.due - now) / hour);
    firing = firing.repeat === undefined ? undefined : nextFiring(firing.due, firing.repeat);
  }
  return hours;
}

test.each([
  ['R3/PT1H', [1, 2, 3]],
  ['R1/PT1H', [1]],
  ['R2/PT1H', [1, 2]],
  ['R/PT2H', [2, 4, 6, 8]],
  ['R2/2026-01-05T10:00:00Z/PT1H', [2, 3]],
  ['R2/2020-01-01T00:00:00Z/PT1H', [1, 2]],
  ['0 0 * * * *', [1, 2, 3, 4]],
  ['0 12 * * *', [4, 28, 52, 76]],
  ['R0/PT1H', []],
  ['R3/soon', []],
  ['R3/Pnever', []],
  ['R3/someday/PT1H', []],
  ['R/P999999999Y', []],
  ['0 0 0 31 2 *', []],
  ['often', []],
])('%s fires after %j hours', (cycle, expected) => {
  expect(firings(cycle)).toEqual(expected);
});

test('a date that comes no more ends the cycle', () => {
  expect(nextFiring(now, { cycle: '0 0 0 31 2 *' })).toBeUndefined();
});
