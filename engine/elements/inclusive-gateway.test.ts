import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  caught,
  either,
  end,
  error,
  eventSub,
  job,
  message,
  or,
  start,
  sub,
  terminate,
  xor,
  scenes,
  Trial,
} from '../testing/index.ts';

const choice = {
  elements: { ask: or },
  flows: ['begin > ask', 'ask > mail if wants.mail', 'ask > call if wants.call', 'ask > nothing else'],
};

scenes('inclusive gateway, splitting', [
  {
    when: 'one condition holds',
    sketch: choice,
    variables: { wants: { mail: false, call: true } },
    story: 'begin > ask > call > demo',
  },
  {
    when: 'several hold: a token on each way',
    sketch: choice,
    variables: { wants: { mail: true, call: true } },
    story: 'begin > ask > mail > call > demo',
  },
  {
    when: 'none holds: the default',
    sketch: choice,
    variables: { wants: { mail: false, call: false } },
    story: 'begin > ask > nothing > demo',
  },
  {
    when: 'none holds and there is no default',
    sketch: { elements: { ask: or }, flows: ['begin > ask', 'ask > a if x', 'ask > b if x'] },
    variables: { x: false },
    story: 'begin',
    waiting: ['ask'],
    incident: 'NO_FLOW_CHOSEN',
  },
  {
    when: 'a condition is neither true nor false',
    sketch: choice,
    variables: { wants: { mail: true } },
    story: 'begin',
    waiting: ['ask'],
    incident: 'CONDITION_NOT_BOOLEAN',
  },
  {
    when: 'a way without a condition is always taken',
    sketch: { elements: { ask: or }, flows: ['begin > ask > a', 'ask > b if x'] },
    variables: { x: true },
    story: 'begin > ask > a > b > demo',
  },
  {
    when: 'no way leads on',
    sketch: { elements: { ask: or }, flows: ['begin > ask'] },
    story: 'begin > ask > demo',
  },
]);

const pair = {
  elements: { split: or, join: or, a: job(), b: job() },
  flows: [
    'begin > split',
    'split > a if x',
    'split > b if y',
    'split > join else',
    'a > join > end',
    'b > join',
  ],
};
const both = { x: true, y: true };

scenes('inclusive gateway, joining', [
  {
    when: 'only one way was taken: nothing to wait for',
    sketch: pair,
    variables: { x: true, y: false },
    play: (trial) => trial.done('a'),
    story: 'begin > split > a > join > end > demo',
  },
  {
    when: 'both were taken: the first token waits, however long',
    sketch: pair,
    variables: both,
    play: (trial) => trial.done('a'),
    story: 'begin > split > a',
    waiting: ['b', 'join'],
  },
  {
    when: 'all have come: one token goes on',
    sketch: pair,
    variables: both,
    play: (trial) => trial.done('a').done('b'),
    story: 'begin > split > a > b > join > end > demo',
  },
  {
    when: 'a token elsewhere comes to its end',
    sketch: {
      elements: { split: and, join: or, a: job(), ask: job(), which: xor },
      flows: [
        'begin > split > a > join > end',
        'split > ask > which',
        'which > join if back',
        'which > gone else',
      ],
    },
    play: (trial) => trial.done('a').done('ask', { back: false }),
    story: 'begin > split > a > ask > which > gone > join > end > demo',
  },
  {
    when: 'a token elsewhere loses to the other event of its gateway',
    sketch: {
      elements: {
        split: and,
        join: or,
        wait: either,
        answer: caught(message('answer')),
        silence: caught(after('P1D')),
      },
      flows: ['begin > split > a > join > end', 'split > wait > answer > join', 'wait > silence > gone'],
    },
    play: (trial) => trial.timer('silence'),
    story: 'begin > split > a > wait > silence > gone > join > end > demo',
  },
  {
    when: 'an interrupted activity lets its token go another way',
    sketch: {
      elements: { split: and, join: or, work: job(), late: boundary('work', after('PT1H')) },
      flows: ['begin > split > a > join > end', 'split > work > join', 'late > gone'],
    },
    play: (trial) => trial.timer('late'),
    story: 'begin > split > a > late > gone > join > end > demo',
  },
  {
    when: 'the token of an interrupted activity can still come: it waits',
    sketch: {
      elements: { split: and, join: or, work: job(), late: boundary('work', after('PT1H')), fix: job() },
      flows: ['begin > split > a > join > end', 'split > work > gone', 'late > fix > join'],
    },
    play: (trial) => trial.timer('late'),
    story: 'begin > split > a > late',
    waiting: ['fix', 'join'],
  },
  {
    when: 'the activity completes after all: its boundary event will not come any more',
    sketch: {
      elements: { split: and, join: or, work: job(), late: boundary('work', after('PT1H')) },
      flows: ['begin > split > a > join > end', 'split > work > gone', 'late > fix > join'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > split > a > work > gone > join > end > demo',
  },
  {
    when: 'the scope that the token is in ends',
    sketch: {
      elements: {
        split: and,
        join: or,
        inner: sub({ elements: { work: job(), stop: end(terminate) }, flows: ['go > work > stop'] }),
      },
      flows: ['begin > split > a > join > end', 'split > inner > join'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > split > a > go > work > stop > inner > join > end > demo',
  },
  {
    when: 'an event sub-process takes the scope over: nobody waits at the join any more',
    sketch: {
      elements: {
        split: and,
        join: or,
        work: job(),
        rescue: eventSub({ elements: { failed: start(error()) }, flows: ['failed > told'] }),
      },
      flows: ['begin > split > a > join > end', 'split > work > join'],
    },
    play: (trial) => trial.error('work', 'OUT'),
    story: 'begin > split > a > failed > told > rescue > demo',
  },
  {
    when: 'tokens in an event sub-process cannot come: it does not wait for them',
    sketch: {
      elements: {
        split: or,
        join: or,
        a: job(),
        note: eventSub({
          elements: { told: start(message('note'), { interrupting: false }), write: job() },
          flows: ['told > write > written'],
        }),
      },
      flows: ['begin > split', 'split > a if true', 'split > b if false', 'a > join > end', 'b > join'],
    },
    play: (trial) => trial.message('note').done('a'),
    story: 'begin > split > told > a > join > end',
    waiting: ['write'],
  },
  {
    when: 'the other token stands at a parallel join that still can fire',
    sketch: {
      elements: { split: and, join: or, both: and, a: job(), b: job(), c: job() },
      flows: ['begin > split > a > join > end', 'split > b > both > join', 'split > c > both'],
    },
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > split > b > a',
    waiting: ['c', 'both', 'join'],
  },
  {
    when: 'in a loop: it joins in every round',
    sketch: {
      elements: { merge: xor, split: or, join: or, a: job(), b: job(), ask: xor },
      flows: [
        'begin > merge > split',
        'split > a if true',
        'split > b if round < 2',
        'a > join > ask > end else',
        'b > join',
        'ask > merge if round < 2',
      ],
    },
    variables: { round: 1 },
    play: (trial) => trial.done('b').done('a', { round: 1.5 }).done('a').done('b', { round: 2 }),
    story: 'begin > merge > split > b > a > join > ask > merge > split > a > b > join > ask > end > demo',
  },
  {
    when: 'it merges a loop itself: the token that comes back is not waited for by itself',
    sketch: {
      elements: { join: or, work: job(), ask: xor },
      flows: ['begin > join > work > ask > end else', 'ask > join if again'],
    },
    play: (trial) => trial.done('work', { again: true }).done('work', { again: false }),
    story: 'begin > join > work > ask > join > work > ask > end > demo',
  },
  {
    when: 'a second token comes along a way that has one: it waits its turn',
    sketch: {
      elements: { split: and, merge: xor, join: or, other: job() },
      flows: ['begin > split > merge > join > end', 'split > merge', 'split > other > join'],
    },
    play: (trial) => trial.done('other'),
    story: 'begin > split > merge > merge > other > join > end > join > end > demo',
  },
  {
    when: 'two joins wait for one another: neither goes first, as BPMN 13.4.3 has it',
    sketch: {
      elements: { split: and, one: or, two: or, x: xor, y: xor },
      flows: [
        'begin > split > one > x > end else',
        'split > two > y > over else',
        'x > two if true',
        'y > one if true',
      ],
    },
    story: 'begin > split',
    waiting: ['one', 'two'],
  },
]);

test('the path tells which ways were taken', () => {
  const { path } = new Trial(choice, { variables: { wants: { mail: true, call: true } } });
  expect(path.find((entry) => entry.element === 'ask' && entry.event === 'completed')?.detail).toEqual({
    took: ['ask-mail', 'ask-call'],
  });
});
