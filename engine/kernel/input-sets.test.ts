import { expect, test } from 'vitest';
import {
  and,
  boundary,
  after,
  each,
  feel,
  job,
  mapped,
  scenes,
  script,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const needed = { inputSets: [[feel('brief')]] };
const beside: Sketch = {
  elements: { fork: and, write: job(), read: script('copy', 'brief', needed) },
  flows: ['begin > fork > write > x', 'fork > read > y'],
};

scenes('data that an activity needs', [
  {
    when: 'it is not there: the activity waits',
    sketch: beside,
    story: 'begin > fork',
    waiting: ['write', 'read'],
  },
  {
    when: 'it comes from elsewhere: the activity begins',
    sketch: beside,
    play: (trial) => trial.done('write', { brief: 'B' }),
    story: 'begin > fork > write > x > read > y > demo',
    data: { copy: 'B' },
  },
  {
    when: 'one of several sets is enough',
    sketch: {
      elements: { read: script('n', '1', { inputSets: [[feel('a'), feel('b')], [feel('c')]] }) },
      flows: ['begin > read > end'],
    },
    variables: { a: 1, c: 3 },
    story: 'begin > read > end > demo',
  },
  {
    when: 'a set has to be complete',
    sketch: {
      elements: { read: script('n', '1', { inputSets: [[feel('a'), feel('b')], [feel('c')]] }) },
      flows: ['begin > read > end'],
    },
    variables: { a: 1 },
    story: 'begin',
    waiting: ['read'],
    status: 'running',
  },
  {
    when: 'its border is armed when it begins',
    sketch: {
      elements: { ...beside.elements, late: boundary('read', after('PT1H')) },
      flows: [...beside.flows, 'late > z'],
    },
    play: (trial) => {
      if (trial.all('arm').length > 0) throw new Error('armed before it began');
      trial.done('write', { brief: 'B' });
      if (trial.all('arm').length !== 1) throw new Error('not armed');
    },
    story: 'begin > fork > write > x > read > y > demo',
  },
  {
    when: 'many instances wait for it together',
    sketch: {
      elements: { fork: and, write: job(), read: script('copy', 'item', { ...needed, loop: each('brief') }) },
      flows: ['begin > fork > write > x', 'fork > read > y'],
    },
    play: (trial) => trial.done('write', { brief: [1, 2] }),
    story: 'begin > fork > write > x > read > read > y > demo',
  },
  {
    when: 'data of a scope begins empty, and is gone with it',
    sketch: {
      elements: {
        inner: sub(
          {
            elements: {
              look: script('before', 'brief = null and count(list) = 0'),
              fill: script('brief', '"inner"', { outputs: mapped({ brief: 'brief' }) }),
            },
            flows: ['first > look > fill > last'],
          },
          { data: { brief: null, list: [] } },
        ),
      },
      flows: ['begin > inner > end'],
    },
    variables: { brief: 'outer' },
    story: 'begin > first > look > fill > last > inner > end > demo',
    data: { brief: 'outer', before: true },
  },
]);

test('the data of a process is what it was started with', () => {
  const { model } = new Trial({ flows: ['begin > end'] });
  const process = {
    ...model.elements['demo'],
    data: { brief: null, list: [] },
  } as (typeof model.elements)[string];
  const trial = new Trial(
    { ...model, elements: { ...model.elements, demo: process } },
    { variables: { brief: 'B' } },
  );
  expect(trial.variables).toEqual({ brief: 'B', list: [] });
});

test('who is ended while waiting is forgotten', () => {
  const trial = new Trial({
    elements: {
      inner: sub({ elements: { read: job(needed) }, flows: ['first > read'] }),
      late: boundary('inner', after('PT1H')),
    },
    flows: ['begin > inner > end', 'late > told'],
  });
  trial.timer('late');
  expect([trial.story, trial.state.starved]).toEqual(['begin > first > late > told > demo', undefined]);
});
