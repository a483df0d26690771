import { expect, test } from 'vitest';
import {
  after,
  and,
  caught,
  complex,
  either,
  end,
  eventSub,
  job,
  message,
  modelOf,
  or,
  scenes,
  start,
  sub,
  terminate,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Model } from '../model.ts';
import type { Sketch } from '../testing/index.ts';

const choice: Sketch = {
  elements: { ask: complex() },
  flows: ['begin > ask', 'ask > mail if wants.mail', 'ask > call if wants.call', 'ask > nothing else'],
};

scenes('complex gateway, splitting', [
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
    sketch: { elements: { ask: complex() }, flows: ['begin > ask', 'ask > a if x', 'ask > b if x'] },
    variables: { x: false },
    story: 'begin',
    waiting: ['ask'],
    incident: 'NO_FLOW_CHOSEN',
  },
  {
    when: 'no flow leads to it: it begins with its scope',
    sketch: { elements: { ask: complex() }, flows: ['ask > a', 'ask > b'] },
    story: 'ask > a > b > demo',
  },
]);

/** Three jobs a, b, c, merged by the gateway; behind it the job next. */
const race = (activation: string | undefined, more = {}): Sketch => ({
  elements: { split: and, a: job(), b: job(), c: job(), merge: complex(activation, more), next: job() },
  flows: ['begin > split > a > merge > next > end', 'split > b > merge', 'split > c > merge'],
});

scenes('complex gateway, merging', [
  {
    when: 'the first token is enough: the others are taken in when they come',
    sketch: race('activationCount >= 1'),
    play: (trial) => trial.done('b').done('next').done('a').done('c'),
    story: 'begin > split > b > merge > next > end > a > c > demo',
  },
  {
    when: 'no condition: any token is enough',
    sketch: race(undefined),
    play: (trial) => trial.done('b').done('a').done('c').done('next'),
    story: 'begin > split > b > merge > a > c > next > end > demo',
  },
  {
    when: 'two of three',
    sketch: race('activationCount >= 2'),
    play: (trial) => trial.done('c').done('a'),
    story: 'begin > split > c > a > merge',
    waiting: ['b', 'next'],
  },
  {
    when: 'not enough yet: it waits',
    sketch: race('activationCount >= 2'),
    play: (trial) => trial.done('c'),
    story: 'begin > split > c',
    waiting: ['a', 'b', 'merge'],
  },
  {
    when: 'the data counts too, and becomes what it must be while no token moves here',
    sketch: {
      ...race('activationCount >= needed', { readsData: true }),
      elements: {
        ...race('activationCount >= needed', { readsData: true }).elements,
        lower: eventSub({
          elements: { told: start(message('lower'), { interrupting: false }), hold: job() },
          flows: ['told > hold > over'],
        }),
      },
    },
    variables: { needed: 3 },
    play: (trial) => trial.done('a').message('lower').done('hold', { needed: 1 }),
    story: 'begin > split > a > told > hold > over > merge > lower',
    waiting: ['b', 'c', 'next'],
  },
  {
    when: 'what it waits for can come no more: it resets, and starts afresh in the next round',
    sketch: {
      elements: {
        again: xor,
        split: or,
        a: job(),
        b: job(),
        merge: complex('activationCount >= 1'),
        ask: job(),
        which: xor,
      },
      flows: [
        'begin > again > split',
        'split > a if true',
        'split > b if round = 1',
        'a > merge > ask > which > end else',
        'b > merge',
        'which > again if round < 3',
      ],
    },
    variables: { round: 1 },
    play: (trial) => trial.done('a').done('b').done('ask', { round: 2 }).done('a').done('ask', { round: 3 }),
    story:
      'begin > again > split > a > merge > b > ask > which > again > split > a > merge > ask > which > end > demo',
  },
  {
    when: 'before its reset a second token of a flow that started it waits its turn',
    sketch: {
      elements: {
        split: and,
        twice: xor,
        a: job(),
        b: job(),
        merge: complex('activationCount >= 1'),
        next: job(),
      },
      flows: ['begin > split > a > twice > merge > next', 'split > twice', 'split > b > merge'],
    },
    play: (trial) => trial.done('next').done('a').done('b').done('next'),
    story: 'begin > split > twice > merge > next > a > twice > b > merge > next > demo',
  },
  {
    when: 'a token elsewhere dies: nothing is waited for any more',
    sketch: {
      elements: {
        split: and,
        merge: complex('activationCount >= 1'),
        next: job(),
        wait: either,
        answer: caught(message('answer')),
        silence: caught(after('P1D')),
      },
      flows: ['begin > split > merge > next', 'split > wait > answer > merge', 'wait > silence > gone'],
    },
    play: (trial) => trial.timer('silence').done('next'),
    story: 'begin > split > merge > wait > silence > gone > next > demo',
  },
  {
    when: 'it waits for its reset, and its scope is cut off: nothing is left of it',
    sketch: {
      elements: {
        inner: sub({
          elements: {
            split: and,
            a: job(),
            merge: complex('activationCount >= 1'),
            stop: end(terminate),
          },
          flows: ['in > split > a > merge > stop', 'split > merge'],
        }),
      },
      flows: ['begin > inner > end'],
    },
    story: 'begin > in > split > merge > stop > inner > end > demo',
  },
]);

const phases: Sketch = {
  elements: { split: and, a: job(), b: job(), merge: complex('activationCount >= 1', { tellsPhases: true }) },
  flows: [
    'begin > split > a > merge',
    'split > b > merge',
    'merge > first if waitingForStart',
    'merge > all if not(waitingForStart)',
  ],
};

scenes('complex gateway, in its two states', [
  {
    when: 'a condition asks for the state: tokens at its start',
    sketch: phases,
    play: (trial) => trial.done('b'),
    story: 'begin > split > b > merge > first',
    waiting: ['a'],
  },
  {
    when: 'and at its reset',
    sketch: phases,
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > split > b > merge > first > a > merge > all > demo',
  },
  {
    when: 'no condition holds at its reset: no token, and no incident',
    sketch: { ...phases, flows: [...phases.flows.slice(0, 3), 'merge > never if waitingForStart and false'] },
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > split > b > merge > first > a > merge > demo',
  },
]);

scenes('complex gateway that cannot tell', [
  {
    when: 'its condition is neither true nor false: an incident, and no token is lost',
    sketch: race('activationCount >= needed'),
    play: (trial) => trial.done('a').done('b'),
    story: 'begin > split > a > b',
    waiting: ['c', 'merge', 'merge'],
    incident: 'CONDITION_NOT_BOOLEAN',
  },
  {
    when: 'tried again with what it lacks: it counts anew',
    sketch: race('activationCount >= needed'),
    play: (trial) => trial.done('a').done('b').retry('merge', { needed: 2 }),
    story: 'begin > split > a > b > merge',
    waiting: ['c', 'next'],
  },
  {
    when: 'tried again, and it is not ready: it waits',
    sketch: race('activationCount >= needed'),
    play: (trial) => trial.done('a').done('b').retry('merge', { needed: 3 }),
    story: 'begin > split > a > b',
    waiting: ['c', 'merge'],
  },
]);

test('the flows themselves count, by their ids', () => {
  const sketched = modelOf(race('a_merge >= 1 and b_merge + c_merge >= 1'));
  const model = JSON.parse(JSON.stringify(sketched).replaceAll('-merge"', '_merge"')) as Model;
  const trial = new Trial(model).done('b').done('c').done('a');
  expect(trial.story).toBe('begin > split > b > c > a > merge');
});

test('the path tells which ways were taken, and which state it left', () => {
  const trial = new Trial(phases).done('b').done('a');
  const details = trial.path.filter(({ element, event }) => element === 'merge' && event === 'completed');
  expect(details.map(({ detail }) => detail)).toEqual([
    { took: ['merge-first'] },
    { took: ['merge-all'], reset: true },
  ]);
});
