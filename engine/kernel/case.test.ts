import { expect, test } from 'vitest';
import { eventSub, job, message, scenes, script, start, sub, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';
import { CANCEL_MESSAGE } from './clean-up.ts';

const plain: Sketch = { elements: { work: job() }, flows: ['begin > work > end'] };
const cleanup = eventSub({
  elements: { cancelled: start(message(CANCEL_MESSAGE)), clean: job() },
  flows: ['cancelled > clean > cleaned'],
});
const tidy: Sketch = { ...plain, elements: { ...plain.elements, cleanup } };

scenes('cancelling a case', [
  {
    when: 'it drew nothing for that: it ends where it stands',
    sketch: plain,
    play: (trial) => trial.cancel(),
    story: 'begin',
    status: 'terminated',
  },
  {
    when: 'it drew how to clean up: that runs instead',
    sketch: tidy,
    play: (trial) => trial.cancel().withdrawn('work'),
    story: 'begin > cancelled',
    waiting: ['clean'],
  },
  {
    when: 'a second time: the cleaning is not disturbed',
    sketch: tidy,
    play: (trial) => trial.cancel().withdrawn('work').cancel().done('clean'),
    story: 'begin > cancelled > clean > cleaned > cleanup > demo',
  },
  {
    when: 'only a sub-process drew how to clean up: that is not the case',
    sketch: { elements: { inner: sub(tidy) }, flows: ['go > inner > done'] },
    play: (trial) => trial.cancel(),
    story: 'go > begin',
    status: 'terminated',
  },
  {
    when: 'it has ended',
    sketch: plain,
    play: (trial) => trial.done('work').cancel(),
    story: 'begin > work > end > demo',
  },
]);

test('a cancelled case says who wanted it and why, and calls everything off', () => {
  const trial = new Trial(plain, { variables: { a: 1 } }).cancel('anna');
  expect(trial.path.at(-1)).toMatchObject({
    element: 'demo',
    event: 'terminated',
    by: 'anna',
    detail: { reason: 'not wanted' },
  });
  expect(trial.state.ending).toEqual({ code: 'CANCELLED', message: 'not wanted' });
  expect(trial.all('withdraw')).toHaveLength(1);
  expect(trial.all('end')).toEqual([{ do: 'end', status: 'terminated', variables: { a: 1 } }]);
});

test('who cancelled and why stands where the cleaning begins, too', () => {
  const trial = new Trial(tidy).cancel('anna').withdrawn('work');
  expect(
    trial.path.find((entry) => entry.element === 'cancelled' && entry.event === 'completed'),
  ).toMatchObject({
    by: 'anna',
    detail: { reason: 'not wanted' },
  });
  const cleaning = Object.values(trial.state.instances).find((instance) => instance.element === 'cleanup');
  expect(cleaning?.variables).toEqual({ cancelReason: 'not wanted' });
});

test('what the engine gives can be read everywhere, and is no variable', () => {
  const trial = new Trial(
    { elements: { tell: script('who', 'startedBy + " started " + caseId') }, flows: ['begin > tell > end'] },
    { by: 'anna' },
  );
  expect(trial.variables).toEqual({ who: 'anna started case-1' });
});

test('a case does not change the variables it was given', () => {
  const variables = { a: 1 };
  new Trial(plain, { variables }).done('work', { a: 2 });
  expect(variables).toEqual({ a: 1 });
});
