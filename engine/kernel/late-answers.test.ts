import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  compensation,
  end,
  error,
  eventSub,
  feel,
  job,
  mapped,
  start,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const create = job({
  compensation: 'remove',
  inputs: mapped({ name: '"spring"' }),
  outputs: mapped({ campaign: 'id' }),
});
const remove = job({ isForCompensation: true, inputs: mapped({ campaign: 'campaign', name: 'name' }) });

/** A campaign is being created while something else fails; all is undone. */
const launch: Sketch = {
  elements: {
    split: and,
    create,
    remove,
    check: job(),
    rescue: eventSub({
      elements: { failed: start(error()), back: end(compensation()) },
      flows: ['failed > back'],
    }),
  },
  flows: ['begin > split > create > end', 'split > check > checked'],
};

function failing(sketch = launch): { trial: Trial; late: number } {
  const trial = new Trial(sketch);
  const late = trial.open('create');
  trial.error('check', 'BAD_LINK');
  return { trial, late };
}

test('the job of an interrupted step that can be undone is not withdrawn: undoing waits for its answer', () => {
  const { trial } = failing();
  expect(trial.all('withdraw')).toEqual([]);
  expect(trial.waiting).toEqual(['back']);
});

test('it is hastened, for nobody needs to know any more how it ends', () => {
  const { trial, late } = failing();
  expect(trial.all('hasten')).toEqual([{ do: 'hasten', instance: late }]);
});

test('it stopped waiting for what may be done all the same: it is undone, with the data as it was', () => {
  const { trial, late } = failing();
  trial.happen({ on: 'withdrawn', instance: late, mayBeDone: true });
  expect(trial.all('call').at(-1)?.job.input).toEqual({ campaign: null, name: 'spring' });
  trial.done('remove');
  expect(trial.story).toBe('begin > split > failed > remove > back > rescue > demo');
});

test('it stopped before it had asked for anything: nothing to undo', () => {
  const { trial, late } = failing();
  trial.happen({ on: 'withdrawn', instance: late });
  expect(trial.story).toBe('begin > split > failed > back > rescue > demo');
});

test('its work was done: it is undone, with what it made', () => {
  const { trial, late } = failing();
  trial.happen({ on: 'done', instance: late, result: { id: 'c-1' } });
  expect(trial.all('call').at(-1)?.job.input).toEqual({ campaign: 'c-1', name: 'spring' });
  trial.done('remove');
  expect(trial.story).toBe('begin > split > failed > remove > back > rescue > demo');
});

test.each([
  { on: 'error', error: { code: 'NO', message: 'no' } },
  { on: 'broken', incident: { code: 'TIMEOUT', message: 'no' } },
] as const)('its work was not done ($on): nothing to undo', (answer) => {
  const { trial, late } = failing();
  trial.happen({ ...answer, instance: late });
  expect(trial.story).toBe('begin > split > failed > back > rescue > demo');
});

test('nobody asks for it to be undone: the answer changes nothing but what could be', () => {
  const sketch: Sketch = {
    elements: {
      create,
      remove,
      late: boundary('create', after('PT1H')),
      fix: job(),
      back: thrown(compensation()),
    },
    flows: ['begin > create > end', 'late > fix > back > over'],
  };
  const trial = new Trial(sketch);
  const instance = trial.open('create');
  trial.timer('late').happen({ on: 'done', instance, result: { id: 'c-1' } });
  expect(trial.story).toBe('begin > late');
  trial.happen({ on: 'done', instance, result: { id: 'c-2' } });
  trial.done('fix').done('remove');
  expect(trial.story).toBe('begin > late > fix > remove > back > over > demo');
});

test('the output mapping of the late answer fails: what the job gave is undone all the same', () => {
  const runaway = 'count(for a in 1..100000 return for b in 1..100000 return a)';
  const { trial, late } = failing({
    ...launch,
    elements: {
      ...launch.elements,
      create: { ...create, outputs: [{ source: feel(runaway), target: 'n' }] },
    },
  });
  trial.happen({ on: 'done', instance: late, result: { campaign: 'c-1' } });
  expect(trial.all('call').at(-1)?.job.input).toEqual({ campaign: 'c-1', name: 'spring' });
});

test('its sub-process has completed meanwhile: the scope around undoes it', () => {
  const inner: Sketch = {
    elements: { create, remove, late: boundary('create', after('PT1H')) },
    flows: ['go > create > done', 'late > given'],
  };
  const trial = new Trial({
    elements: { inner: sub(inner), back: thrown(compensation()) },
    flows: ['begin > inner > back > end'],
  });
  const instance = trial.open('create');
  trial.timer('late');
  expect(trial.waiting).toEqual(['back']);
  trial.happen({ on: 'done', instance, result: { id: 'c-1' } }).done('remove');
  expect(trial.story).toBe('begin > go > late > given > inner > remove > back > end > demo');
});

test('its sub-process was interrupted: BPMN undoes completed sub-processes only', () => {
  const inner: Sketch = { elements: { create, remove }, flows: ['go > create > done'] };
  const trial = new Trial({
    elements: { inner: sub(inner), late: boundary('inner', after('PT1H')), hold: job() },
    flows: ['begin > inner > end', 'late > hold > over'],
  });
  const instance = trial.open('create');
  trial.timer('late').happen({ on: 'done', instance, result: { id: 'c-1' } });
  expect(trial.state.late).toEqual({});
  expect(trial.done('hold').story).toBe('begin > go > late > hold > over > demo');
});
