import { expect, it } from 'vitest';
import type { Exception, Policy } from '../../definitions/policy.ts';
import type { Breach } from './breach.ts';
import { faultsIn, isExcused } from './exceptions.ts';

const exception: Exception = {
  name: 'pilot in Austria',
  process: 'launch',
  element: 'publishTags',
  reason: 'The board decided so on 2026-11-02.',
  until: '2026-12-31',
};
const policy = (change: Partial<Exception> = {}): Policy => ({
  code: 'POLICY_DEMO',
  rule: 'So it is.',
  exceptions: [{ ...exception, ...change }],
  kind: 'built-in',
});
const breach: Breach = {
  code: 'POLICY_DEMO',
  process: 'launch',
  element: 'publishTags',
  message: '',
  hint: '',
  exceptions: [exception],
};

it.each<readonly [string, Partial<Breach>, string, boolean]>([
  ['excuses its step', {}, '2026-12-01', true],
  ['on its last day', {}, '2026-12-31', true],
  ['not a day longer', {}, '2027-01-01', false],
  ['no other step', { element: 'enableGoogle' }, '2026-12-01', false],
  ['no other process', { process: 'review-cycle' }, '2026-12-01', false],
])('an exception %s', (_, change, today, excused) => {
  expect(isExcused({ ...breach, ...change }, today)).toBe(excused);
});

it.each<readonly [string, Partial<Exception>, string, readonly string[]]>([
  ['is complete', {}, '2026-12-31', []],
  ['has ended', {}, '2027-01-01', ['POLICY_EXCEPTION_ENDED']],
  ['has no name', { name: ' ' }, '2026-12-01', ['POLICY_EXCEPTION_INCOMPLETE']],
  ['has no reason', { reason: '' }, '2026-12-01', ['POLICY_EXCEPTION_INCOMPLETE']],
  ['has no end', { until: 'later' }, '2026-12-01', ['POLICY_EXCEPTION_INCOMPLETE']],
  [
    'ends on a day that the month lacks',
    { until: '2099-02-31' },
    '2026-12-01',
    ['POLICY_EXCEPTION_INCOMPLETE'],
  ],
  ['ends on no day', { until: '2026-13-01' }, '2026-12-01', ['POLICY_EXCEPTION_INCOMPLETE']],
])('an exception that %s', (_, change, today, codes) => {
  expect(faultsIn(policy(change), today).map(({ code }) => code)).toEqual(codes);
});
