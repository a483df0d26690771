import { expect, it } from 'vitest';
import type { Breach } from './breach.ts';
import { byCause } from './by-cause.ts';

const breach = (way: string, control = 'checked', process = 'demo'): Breach => ({
  code: 'POLICY_DEMO',
  process,
  element: way.split(' > ').at(-1) ?? '',
  message: '',
  hint: '',
  control,
  path: way.split(' > ').map((element) => ({ process, element })),
  exceptions: [],
});
const told = (breaches: readonly Breach[], changed = 'demo'): readonly string[] =>
  byCause(breaches, new Set([changed])).map(
    ({ breach: { process, element }, further }) => `${process}: ${element} +${further.length}`,
  );

it.each<readonly [string, readonly Breach[], readonly string[]]>([
  ['what lies behind', [breach('a > b > c > d'), breach('a > b > c')], ['demo: c +1']],
  ['branches of one way', [breach('a > b > c'), breach('a > b > d')], ['demo: c +1']],
  ['other ways', [breach('a > b > c'), breach('a > x > d')], ['demo: c +0', 'demo: d +0']],
  ['other controls', [breach('a > b > c'), breach('a > b > c', 'other')], ['demo: c +0', 'demo: c +0']],
  [
    'what was not changed, behind what was',
    [breach('a > b', 'checked', 'caller'), breach('a > b > c')],
    ['demo: c +0', 'caller: b +0'],
  ],
])('%s', (_, breaches, wanted) => {
  expect(told(breaches)).toEqual(wanted);
});

it('leaves breaches without a way as they are', () => {
  const { path: _, ...task } = breach('a');
  expect(told([task, task])).toEqual(['demo: a +0', 'demo: a +0']);
});
