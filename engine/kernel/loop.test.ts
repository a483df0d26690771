import { expect, test } from 'vitest';
import {
  after,
  boundary,
  each,
  feel,
  job,
  mapped,
  modelOf,
  scenes,
  script,
  sub,
  times,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';
import type { MultiInstance } from '../model.ts';
import { advance, initialState } from './index.ts';

function many(loop: MultiInstance, more: Partial<Draft> = {}): Sketch {
  return { elements: { work: { ...job({ loop }), ...more } as Draft }, flows: ['begin > work > end'] };
}
const manual: Draft = { kind: 'manualTask' };
const sequential = { sequential: true };
const collected = { output: { collection: 'results', element: feel('result') } };
const list = { items: ['a', 'b', 'c'] };

scenes('multi-instance', [
  {
    when: 'parallel: all at once',
    sketch: many(each('items')),
    variables: list,
    story: 'begin',
    waiting: ['work', 'work', 'work'],
  },
  {
    when: 'parallel: done when all are',
    sketch: many(each('items')),
    variables: list,
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
  },
  {
    when: 'sequential: one after the other',
    sketch: many(each('items', sequential)),
    variables: list,
    play: (trial) => trial.done('work'),
    story: 'begin > work',
    waiting: ['work'],
  },
  {
    when: 'sequential: done after the last',
    sketch: many(each('items', sequential)),
    variables: list,
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
  },
  {
    when: 'nothing in the collection: on at once, with an empty list',
    sketch: many(each('items', collected)),
    variables: { items: [] },
    story: 'begin > end > demo',
    data: { results: [] },
  },
  {
    when: 'a number of instances',
    sketch: many(times('count + 1')),
    variables: { count: 1 },
    story: 'begin',
    waiting: ['work', 'work'],
  },
  { when: 'no instances', sketch: many(times('0')), story: 'begin > end > demo' },
  {
    when: 'the collection is no list: an engineer gives one',
    sketch: many(each('items')),
    play: (trial) => trial.retry('work', { items: [1] }).done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'the number is none',
    sketch: many(times('count')),
    variables: { count: -1 },
    story: 'begin',
    waiting: ['work'],
    incident: 'CARDINALITY_INVALID',
  },
  {
    when: 'the number would fill the memory',
    sketch: many(times('count')),
    variables: { count: 1e9 },
    story: 'begin',
    waiting: ['work'],
    incident: 'CARDINALITY_INVALID',
  },
  {
    when: 'its results: in the order of the items, whoever is done first',
    sketch: many(each('items', collected)),
    variables: list,
    play: (trial) =>
      trial
        .done('work', { result: 3 }, { nth: 2 })
        .done('work', { result: 1 }, { nth: 0 })
        .done('work', { result: 2 }),
    story: 'begin > work > work > work > end > demo',
    data: { results: [1, 2, 3] },
  },
  {
    when: 'the output element is a path: its root stays with the instance',
    sketch: many(each('items', { output: { collection: 'results', element: feel('mail.id') } })),
    variables: { items: ['a', 'b'], mail: 'outer' },
    play: (trial) => trial.done('work', { mail: { id: 1 } }).done('work', { mail: { id: 2 } }),
    story: 'begin > work > work > end > demo',
    data: { results: [1, 2], mail: 'outer' },
  },
  {
    when: 'the output element computes',
    sketch: many(
      each('items', { output: { collection: 'results', element: feel('item + string(loopCounter)') } }),
    ),
    variables: list,
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
    data: { results: ['a1', 'b2', 'c3'] },
  },
  {
    when: 'the items themselves are the output',
    sketch: many(each('items', { output: { collection: 'results', element: feel('item') } })),
    variables: list,
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
    data: { results: ['a', 'b', 'c'] },
  },
  {
    when: 'enough are done: the others end',
    sketch: many(
      each('items', { ...collected, completionCondition: feel('numberOfCompletedInstances >= 2') }),
    ),
    variables: list,
    play: (trial) => trial.done('work', { result: 1 }, { nth: 2 }).done('work', { result: 2 }),
    story: 'begin > work > work > end > demo',
    data: { results: [2, null, 1] },
  },
  {
    when: 'sequential, enough are done: no more begin',
    sketch: many(each('items', { ...sequential, completionCondition: feel('stop') })),
    variables: { ...list, stop: false },
    play: (trial) => trial.done('work').done('work', { stop: true }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'the completion condition is neither true nor false: the answer is kept',
    sketch: many(each('[1]', { completionCondition: feel('stop') })),
    play: (trial) => trial.done('work', { answer: 42 }).retry('work', { stop: true }),
    story: 'begin > work > end > demo',
    data: { answer: 42 },
  },
  {
    when: 'it counts as Camunda 8 does',
    sketch: many(
      each('items', {
        completionCondition: feel(
          'numberOfInstances = 3 and numberOfActiveInstances = 2 and numberOfCompletedInstances = 1 and numberOfTerminatedInstances = 0',
        ),
      }),
    ),
    variables: list,
    play: (trial) => trial.done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'inputs and outputs are mapped in each instance',
    sketch: many(each('items'), { inputs: mapped({ name: 'item' }), outputs: mapped({ last: 'name' }) }),
    variables: list,
    play: (trial) => trial.done('work', {}, { nth: 1 }).done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
    data: { last: 'c' },
  },
  {
    when: 'a sub-process for each item, the item visible inside',
    sketch: {
      elements: {
        each: sub(
          { elements: { add: script('seen', 'item * 2'), work: job() }, flows: ['first > add > work'] },
          { loop: each('[1, 2]', { output: { collection: 'all', element: feel('seen') } }) },
        ),
      },
      flows: ['begin > each > end'],
    },
    play: (trial) => trial.done('work', {}, { nth: 1 }).done('work'),
    story: 'begin > first > first > add > add > work > each > work > each > end > demo',
    data: { all: [2, 4] },
  },
  {
    when: 'loops inside loops',
    sketch: {
      elements: {
        each: sub(
          { elements: { work: job({ loop: each('item', sequential) }) }, flows: ['work > x'] },
          {
            loop: each('[[1, 2], [], [3]]'),
          },
        ),
      },
      flows: ['begin > each > end'],
    },
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > x > each > work > work > x > each > work > x > each > end > demo',
  },
  {
    when: 'no way leads on after the last instance: an engineer changes the data, no work is done again',
    sketch: {
      elements: { work: job({ loop: each('[1, 2]', collected) }) },
      flows: ['begin > work', 'work > end if ok'],
    },
    variables: { ok: false },
    play: (trial) => trial.done('work').done('work').retry('work', { ok: true }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'no way leads on after nothing was to be done',
    sketch: { elements: { work: job({ loop: each('[]') }) }, flows: ['begin > work', 'work > end if ok'] },
    variables: { ok: false },
    play: (trial) => trial.retry('work', { ok: true }),
    story: 'begin > end > demo',
  },
  {
    when: 'a straight loop over nothing: stopped as endless',
    sketch: {
      elements: { work: job({ loop: each('[]') }), ask: xor },
      flows: ['begin > work', 'work > work'],
    },
    story: 'begin',
    waiting: ['work'],
    incident: 'ENDLESS_LOOP',
  },
]);

test('instances that never began have no story to end', () => {
  const trial = new Trial({
    elements: {
      add: script('n', 'item', { loop: each('[1, 2, 3]', { completionCondition: feel('true') }) }),
    },
    flows: ['begin > add > end'],
  });
  expect(trial.log.filter((line) => line.startsWith('add'))).toEqual(['add entered', 'add completed']);
});

test('instances that are not needed any more are withdrawn and terminated', () => {
  const trial = new Trial(many(each('[1, 2]', { completionCondition: feel('true') }))).done('work');
  expect(trial.all('withdraw')).toHaveLength(1);
  expect(trial.log.filter((line) => line.startsWith('work'))).toEqual([
    'work entered',
    'work entered',
    'work completed',
    'work terminated',
  ]);
});

test('an interrupted loop ends with all its instances, and the path does not know the loop', () => {
  const { elements, flows } = many(each('[1, 2]'));
  const trial = new Trial({
    elements: { ...elements, late: boundary('work', after('PT1H')) },
    flows: [...flows, 'late > x'],
  });
  trial.timer('late');
  expect(trial.log.filter((line) => line === 'work terminated')).toHaveLength(2);
  expect(trial.all('withdraw')).toHaveLength(2);
});

test('thousands of sub-processes are no endless loop', () => {
  const count = 5_000;
  const work = { elements: { one: manual, two: manual }, flows: ['first > one > two > last'] };
  const loop = { sequential: false, over: { cardinality: feel(String(count)) } };
  const model = modelOf({ elements: { each: sub(work, { loop }) }, flows: ['begin > each > end'] });
  const { path, state } = advance(model, initialState(), {
    on: 'start',
    at: 0,
    caseId: 'c-1',
    variables: {},
  });
  expect(path.filter(({ element, event }) => element === 'two' && event === 'completed')).toHaveLength(count);
  expect(state.status).toBe('completed');
});
