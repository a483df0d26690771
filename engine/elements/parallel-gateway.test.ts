import { and, end, job, sub, terminate, xor, scenes } from '../testing/index.ts';

const pair = {
  elements: { split: and, join: and, a: job(), b: job() },
  flows: ['begin > split > a > join > end', 'split > b > join'],
};
/** Two tokens may come along each way into the join. */
const twice = {
  elements: { split: and, merge: xor, fork: and, join: and, late: job() },
  flows: ['begin > split > merge > fork > left > join > end', 'split > late > merge', 'fork > right > join'],
};

scenes('parallel gateway', [
  { when: 'it splits: a token on every way', sketch: pair, story: 'begin > split', waiting: ['a', 'b'] },
  {
    when: 'it joins: the first token waits for the other',
    sketch: pair,
    play: (trial) => trial.done('b'),
    story: 'begin > split > b',
    waiting: ['a', 'join'],
  },
  {
    when: 'all have come: one token goes on',
    sketch: pair,
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > split > b > a > join > end > demo',
  },
  {
    when: 'it is reached twice: once for each pair',
    sketch: twice,
    play: (trial) => trial.done('late'),
    story:
      'begin > split > merge > fork > left > right > join > end > late > merge > fork > left > right > join > end > demo',
  },
  {
    when: 'two tokens come along one way: neither makes up for the one that is missing',
    sketch: {
      elements: { split: and, merge: xor, join: and, other: job() },
      flows: ['begin > split > merge > join > end', 'split > merge', 'split > other > join'],
    },
    story: 'begin > split > merge > merge',
    waiting: ['other', 'join'],
  },
  {
    when: 'the second token on one way is kept for the next join',
    sketch: {
      elements: { split: and, merge: xor, join: and, other: job() },
      flows: ['begin > split > merge > join > end', 'split > merge', 'split > other > join'],
    },
    play: (trial) => trial.done('other'),
    story: 'begin > split > merge > merge > other > join > end',
    waiting: ['join'],
  },
  {
    when: 'in a loop: it joins in every round',
    sketch: {
      elements: { merge: xor, split: and, join: and, count: job(), ask: xor },
      flows: [
        'begin > merge > split > count > join > ask > end else',
        'split > other > join',
        'ask > merge if round < 2',
      ],
    },
    play: (trial) => trial.done('count', { round: 1 }).done('count', { round: 2 }),
    story:
      'begin > merge > split > other > count > join > ask > merge > split > other > count > join > ask > end > demo',
  },
  {
    when: 'a choice left one way dry: the token is held for ever, as BPMN has it',
    sketch: {
      elements: { ask: xor, join: and },
      flows: ['begin > ask', 'ask > a if true', 'a > join > end', 'ask > b else', 'b > join'],
    },
    story: 'begin > ask > a',
    waiting: ['join'],
  },
  {
    when: 'it splits without joining: the process ends when the last token does',
    sketch: { elements: { split: and, a: job() }, flows: ['begin > split > a > end', 'split > over'] },
    play: (trial) => trial.done('a'),
    story: 'begin > split > over > a > end > demo',
  },
  {
    when: 'another token ends the scope: those held are gone',
    sketch: {
      elements: {
        inner: sub({
          elements: { split: and, join: and, b: job(), c: job(), stop: end(terminate) },
          flows: ['begin > split > a > join', 'split > b > stop', 'split > c > join'],
        }),
      },
      flows: ['start > inner > end'],
    },
    play: (trial) => trial.done('b'),
    story: 'start > begin > split > a > b > stop > inner > end > demo',
  },
]);
