import { expect, test } from 'vitest';
import { advance, initialState, type State } from './index.ts';
import {
  all,
  and,
  becomes,
  boundary,
  caught,
  each,
  job,
  mapped,
  message,
  modelOf,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Model } from '../model.ts';

test('a parallel one that waits anew sees that its condition has failed meanwhile', () => {
  const trial = new Trial({
    elements: {
      split: and,
      work: job(),
      a: job(),
      b: job(),
      c: job(),
      on: boundary('work', all(message('m'), becomes('ready = true')), { interrupting: false }),
    },
    flows: ['begin > split > work > end', 'split > a > b > c > done', 'on > reacted'],
  });
  trial.done('a', { ready: true }).done('b', { ready: false }).message('m');
  expect(trial.story).toBe('begin > split > a > b > on > reacted');
  trial.done('c', { ready: true }).message('m').done('work');
  expect(trial.story).toBe(
    'begin > split > a > b > on > reacted > c > done > on > reacted > work > end > demo',
  );
});

test('data of its own hides what is written around it', () => {
  const inner = sub(
    { elements: { hear: caught(becomes('ready = true')) }, flows: ['go > hear > heard'] },
    { inputs: mapped({ ready: 'false' }) },
  );
  const trial = new Trial({
    elements: { split: and, inner, work: job() },
    flows: ['begin > split > inner > end', 'split > work > done'],
  });
  trial.done('work', { ready: true });
  expect(trial.waiting).toEqual(['hear']);
});

/** So many instances of a job, each with a condition on its border that its own data decides. */
function many(count: number): Model {
  const inside = {
    elements: { work: job(), on: boundary('work', becomes('ready = true')) },
    flows: ['go > work > done', 'on > late'],
  };
  const loop = each(`[${Array.from({ length: count }, (_, index) => index).join(', ')}]`);
  return modelOf({
    elements: { all: sub(inside, { loop, inputs: mapped({ ready: 'false' }) }) },
    flows: ['begin > all > end'],
  });
}

test('a write looks at the conditions that see it, however many others there are', () => {
  const state = initialState();
  const { commands } = advance(many(500), state, { on: 'start', at: 0, caseId: 'c', variables: {} });
  const first = commands.find((command) => command.do === 'call');
  const scope = state.instances[state.instances[first?.instance ?? 0]?.parent ?? 0];
  const watching = (instance: State['instances'][number] | undefined) => instance?.watchers?.['ready']?.count;
  expect([watching(scope), watching(state.instances[1])]).toEqual([1, 500]);
});
