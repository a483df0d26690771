import { describe, expect, test } from 'vitest';
import {
  boundary,
  call,
  escalation,
  eventSub,
  job,
  scenes,
  start,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';
import type { CaughtEscalation } from './index.ts';

const LATE = { code: 'LATE' };

/** A call, two scopes deep, and what stands around it. */
function calling(around: { readonly [id: string]: Draft }, flows: readonly string[] = []): Sketch {
  return {
    elements: { inner: sub({ elements: { ask: call('asked') }, flows: ['go > ask > got'] }), ...around },
    flows: ['begin > inner > end', ...flows],
  };
}
const escalate = (trial: Trial, code = 'LATE'): Trial =>
  trial.happen({
    on: 'escalation',
    instance: trial.open('ask'),
    escalation: { code, variables: { days: 3 } },
  });

scenes('an escalation of a called case', [
  {
    when: 'an event beside catches it: the called case goes on',
    sketch: calling({ on: boundary('inner', escalation('LATE'), { interrupting: false }) }, ['on > told']),
    play: (trial) => escalate(escalate(trial)).done('ask'),
    story: 'begin > go > on > told > on > told > ask > got > inner > end > demo',
    data: { days: 3 },
  },
  {
    when: 'an interrupting event catches it: the called case is called off',
    sketch: calling({ on: boundary('inner', escalation('LATE')) }, ['on > told']),
    play: (trial) => escalate(trial),
    story: 'begin > go > on > told > demo',
  },
  {
    when: 'an event sub-process catches it',
    sketch: calling({
      help: eventSub({
        elements: { late: start(escalation(), { interrupting: false }) },
        flows: ['late > helped'],
      }),
    }),
    play: (trial) => escalate(trial).done('ask'),
    story: 'begin > go > late > helped > help > ask > got > inner > end > demo',
  },
  {
    when: 'nobody catches it',
    sketch: calling({}),
    play: (trial) => escalate(trial),
    story: 'begin > go',
    waiting: ['ask'],
  },
]);

test('one that comes after the called case was called off changes nothing', () => {
  const trial = new Trial(calling({ on: boundary('inner', escalation('LATE')) }, ['on > wait > told']));
  const instance = trial.open('ask');
  escalate(trial);
  expect(trial.all('withdraw')).toEqual([{ do: 'withdraw', instance, what: 'child' }]);
  const { length } = trial.path;
  trial.happen({ on: 'escalation', instance, escalation: LATE });
  expect(trial.path).toHaveLength(length);
});

test('a called case is told which escalations are caught, from the inside out', () => {
  const told = (sketch: Sketch, start = {}) =>
    new Trial(sketch, start).all('child')[0]?.child.escalationsCaught;
  expect(told(calling({}))).toBeUndefined();
  expect(
    told(
      calling({
        any: boundary('inner', escalation(), { interrupting: false }),
        late: boundary('inner', escalation('LATE')),
      }),
      { escalationsCaught: [{ code: 'TOO_BIG', interrupting: true }] },
    ),
  ).toEqual([
    { code: 'LATE', interrupting: true },
    { interrupting: false },
    { code: 'TOO_BIG', interrupting: true },
  ]);
});

describe('a case that was called', () => {
  const throwing: Sketch = {
    elements: { tell: thrown(escalation('LATE')), work: job() },
    flows: ['begin > tell > work > end'],
  };
  const called = (escalationsCaught: readonly CaughtEscalation[]): Trial =>
    new Trial(throwing, { escalationsCaught });

  test.each<[string, readonly CaughtEscalation[], readonly object[], string]>([
    ['is not caught: it goes on', [], [], 'work'],
    ['is another: it goes on', [{ code: 'EARLY', interrupting: true }], [], 'work'],
    [
      'is caught beside: it tells, and goes on',
      [{ interrupting: false }],
      [{ code: 'LATE', variables: {} }],
      'work',
    ],
    [
      'will interrupt: it tells, and stays until it is called off',
      [{ code: 'LATE', interrupting: true }, { interrupting: false }],
      [{ code: 'LATE', variables: {} }],
      'tell',
    ],
  ])('throws one that %s', (_, caught, sent, waiting) => {
    const trial = called(caught);
    expect(trial.all('escalate').map(({ escalation: one }) => one)).toEqual(sent);
    expect(trial.waiting).toEqual([waiting]);
    expect(trial.cancel().state.status).toBe('terminated');
  });

  test('passes on what a case that it called threw', () => {
    const trial = new Trial(calling({}), { escalationsCaught: [{ interrupting: true }] });
    escalate(trial);
    expect(trial.all('escalate')).toEqual([
      { do: 'escalate', escalation: { code: 'LATE', variables: { days: 3 } } },
    ]);
  });
});
