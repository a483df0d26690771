import { expect, test } from 'vitest';
import { matcherOf } from './glob.ts';
import { report, totalsOf, type Result } from './tally.ts';

const results: readonly Result[] = [
  { kind: 'betsy', id: 'betsy/a#1', group: 'a', status: 'passed' },
  { kind: 'betsy', id: 'betsy/a#2', group: 'a', status: 'failed', why: 'completed B;\n  expected A' },
  { kind: 'zeebe', id: 'z', group: 'rejections', status: 'skipped', why: 'superseded' },
  { kind: 'zeebe', id: 'y', group: 'rejections', status: 'inconclusive', why: 'another reason' },
];

test('reports failures and skips with their reasons, a table, and the totals last', () => {
  const lines = report(results).split('\n');
  expect(lines).toContain('FAILED betsy/a#2: completed B; expected A');
  expect(lines).toContain('SKIPPED z: superseded');
  expect(lines).toContain('INCONCLUSIVE y: another reason');
  expect(lines.some((line) => /^betsy +a +1 +1 +0 +0$/.test(line))).toBe(true);
  expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped');
  expect(totalsOf(results)).toEqual({ passed: 1, failed: 1, skipped: 1, inconclusive: 1 });
});

test.each([
  [undefined, 'betsy/a#1', true],
  ['betsy/*', 'betsy/a#1', true],
  ['betsy/*#2', 'betsy/a#1', false],
  ['*.a', 'betsy/xa', false],
  ['a#1', 'betsy/a#1', true],
  ['zeebe', 'betsy/a#1', false],
])('--only %s and %s: %s', (pattern, id, wanted) => {
  expect(matcherOf(pattern)(id)).toBe(wanted);
});
