import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  caught,
  job,
  mapped,
  message,
  MONDAY,
  scenes,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';
import { accepts } from './waits.ts';

const hour = 3_600_000;
/** Waits an hour, then for a message. */
const slow: Sketch = {
  elements: { hold: caught(after('PT1H')), hear: caught(message('paid', 'order')) },
  flows: ['begin > hold > hear > end'],
};
const two: Sketch = {
  elements: { split: and, a: caught(message('paid')), b: caught(message('paid')) },
  flows: ['begin > split > a > x', 'split > b > y'],
};

scenes('messages', [
  {
    when: 'one that comes too early and is not kept is lost',
    sketch: slow,
    play: (trial) => trial.message('paid').timer('hold'),
    story: 'begin > hold',
    waiting: ['hear'],
  },
  {
    when: 'one that is kept long enough is taken at once',
    sketch: slow,
    play: (trial) => trial.message('paid', { amount: 5 }, { timeToLive: hour }).timer('hold'),
    story: 'begin > hold > hear > end > demo',
    data: { amount: 5 },
  },
  {
    when: 'one that was not kept long enough is gone',
    sketch: slow,
    play: (trial) => trial.message('paid', {}, { timeToLive: hour - 1 }).timer('hold'),
    story: 'begin > hold',
    waiting: ['hear'],
  },
  {
    when: 'one with another key is kept for others',
    sketch: slow,
    variables: { order: 1 },
    play: (trial) =>
      trial
        .message('paid', { n: 2 }, { timeToLive: hour, key: '2' })
        .message('paid', { n: 1 }, { timeToLive: hour, key: '1' })
        .timer('hold'),
    story: 'begin > hold > hear > end > demo',
    data: { n: 1 },
  },
  {
    when: 'two wait: the message is for the first, the next for the second',
    sketch: two,
    play: (trial) => trial.message('paid', { first: 1 }),
    story: 'begin > split > a > x',
    waiting: ['b'],
  },
  {
    when: 'two begin to wait for one that was kept: it is taken once',
    sketch: {
      elements: { ...two.elements, hold: caught(after('PT1H')) },
      flows: ['begin > hold > split > a > x', 'split > b > y'],
    },
    play: (trial) => trial.message('paid', {}, { timeToLive: hour }).timer('hold'),
    story: 'begin > hold > split > a > x',
    waiting: ['b'],
  },
  {
    when: 'several were kept for an event that does not interrupt: each counts',
    sketch: {
      elements: {
        hold: caught(after('PT1H')),
        work: job(),
        note: boundary('work', message('note'), { interrupting: false }),
      },
      flows: ['begin > hold > work > end', 'note > noted'],
    },
    play: (trial) =>
      trial.message('note', {}, { timeToLive: hour }).message('note', {}, { timeToLive: hour }).timer('hold'),
    story: 'begin > hold > note > note > noted > noted',
    waiting: ['work'],
  },
  {
    when: 'one was kept, but the activity that waits for it is done first',
    sketch: {
      elements: {
        hold: caught(after('PT1H')),
        think: { kind: 'task' },
        note: boundary('think', message('note')),
        later: caught(message('note')),
      },
      flows: ['begin > hold > think > later > end', 'note > noted'],
    },
    play: (trial) => trial.message('note', {}, { timeToLive: hour }).timer('hold'),
    story: 'begin > hold > think > later > end > demo',
  },
]);

test('who sent a message that was kept stands in the path', () => {
  const trial = new Trial({
    elements: {
      hold: caught(after('PT1H')),
      hear: caught(message('paid'), { outputs: mapped({ who: 'completedBy' }) }),
    },
    flows: ['begin > hold > hear > end'],
  });
  trial.message('paid', {}, { timeToLive: hour, by: 'anna' }).timer('hold');
  expect(trial.path.find((entry) => entry.by)).toMatchObject({
    element: 'hear',
    event: 'completed',
    by: 'anna',
  });
  expect(trial.variables).toEqual({ who: 'anna' });
});

test('messages that nobody can get any more do not stay in the state', () => {
  const trial = new Trial(slow).message('other', {}, { timeToLive: 1 });
  trial.at = MONDAY + 2;
  trial.message('other', {}, { timeToLive: hour });
  expect(trial.state.buffered.map((kept) => kept.until)).toEqual([MONDAY + 2 + hour]);
});

test.each([
  { wait: 'k1', key: 'k1', taken: true },
  { wait: 'k1', key: 'k2', taken: false },
  { wait: undefined, key: 'k1', taken: true },
  { wait: 'k1', key: undefined, taken: true },
])('a wait with key $wait and a message with key $key: $taken', ({ wait, key, taken }) => {
  const trigger = { kind: 'message', name: 'paid', ...(wait === undefined ? {} : { key: wait }) } as const;
  expect(accepts(trigger, 'paid', key)).toBe(taken);
  expect(accepts(trigger, 'other', key)).toBe(false);
});

test('a timer takes no message', () => {
  expect(accepts({ kind: 'timer', due: 0 }, 'paid', undefined)).toBe(false);
});
