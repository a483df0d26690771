import { expect, test } from 'vitest';
import {
  and,
  boundary,
  each,
  end,
  error,
  eventSub,
  feel,
  job,
  message,
  scenes,
  start,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';

const rescue = (event: Draft): Draft => eventSub({ elements: { failed: event }, flows: ['failed > saved'] });

/** A job two scopes deep. */
function deep(around: { readonly [id: string]: Draft }, flows: readonly string[] = []): Sketch {
  return {
    elements: {
      outer: sub({
        elements: { inner: sub({ elements: { work: job() }, flows: ['go > work'] }) },
        flows: ['enter > inner'],
      }),
      ...around,
    },
    flows: ['begin > outer > end', ...flows],
  };
}

scenes('errors', [
  {
    when: 'caught two scopes further out',
    sketch: deep({ sad: boundary('outer', error('SAD')) }, ['sad > told']),
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin > enter > go > sad > told > demo',
  },
  {
    when: 'the innermost takes it, though one further out names the code',
    sketch: {
      elements: {
        inner: sub({
          elements: { work: job(), any: boundary('work', error()) },
          flows: ['go > work', 'any > fixed'],
        }),
        sad: boundary('inner', error('SAD')),
      },
      flows: ['begin > inner > end', 'sad > told'],
    },
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin > go > any > fixed > inner > end > demo',
  },
  {
    when: 'on one activity the event that names the code goes before the one that takes any',
    sketch: {
      elements: { work: job(), any: boundary('work', error()), sad: boundary('work', error('SAD')) },
      flows: ['begin > work > end', 'any > x', 'sad > y'],
    },
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin > sad > y > demo',
  },
  {
    when: 'among event sub-processes too',
    sketch: {
      elements: {
        work: job(),
        any: rescue(start(error())),
        sad: eventSub({ elements: { grief: start(error('SAD')) }, flows: ['grief > y'] }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin > grief > y > sad > demo',
  },
  {
    when: 'an event of another kind does not catch it',
    sketch: {
      elements: { work: job(), note: boundary('work', message('SAD')), on: rescue(start(message('SAD'))) },
      flows: ['begin > work > end', 'note > x'],
    },
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin',
    waiting: ['work'],
    incident: 'ERROR_NOT_CAUGHT',
  },
  {
    when: 'nobody catches what a job threw: an engineer looks, tries again, or does it by hand',
    sketch: { elements: { work: job() }, flows: ['begin > work > end'] },
    play: (trial) => trial.error('work', 'SAD').retry('work').error('work', 'SAD').resolve('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'nobody catches an error end event: the case fails',
    sketch: {
      elements: {
        split: and,
        work: job(),
        inner: sub({ elements: { fail: end(error('SAD')) }, flows: ['go > fail'] }),
      },
      flows: ['begin > split > work > end', 'split > inner > end'],
    },
    story: 'begin > split > go',
    status: 'failed',
  },
  {
    when: 'an error end event without a code is caught by those that take any',
    sketch: {
      elements: {
        inner: sub({ elements: { fail: end(error()) }, flows: ['go > fail'] }),
        any: boundary('inner', error()),
      },
      flows: ['begin > inner > end', 'any > told'],
    },
    story: 'begin > go > any > told > demo',
  },
  {
    when: 'thrown in one instance of several: the border of the whole catches it',
    sketch: {
      elements: {
        many: sub({ elements: { work: job() }, flows: ['go > work'] }, { loop: each('[1, 2]') }),
        any: boundary('many', error()),
      },
      flows: ['begin > many > end', 'any > told'],
    },
    play: (trial) => trial.error('work', 'SAD', {}, 1),
    story: 'begin > go > go > any > told > demo',
  },
  {
    when: 'thrown in one instance of several: an event sub-process inside catches it for that instance',
    sketch: {
      elements: {
        many: sub(
          { elements: { work: job(), any: rescue(start(error())) }, flows: ['go > work'] },
          { loop: each('[1, 2]') },
        ),
      },
      flows: ['begin > many > end'],
    },
    play: (trial) => trial.error('work', 'SAD', {}, 1).done('work'),
    story: 'begin > go > go > failed > saved > any > many > work > many > end > demo',
  },
  {
    when: 'the code that an event catches cannot be read: an engineer sets it right',
    sketch: {
      elements: { work: job(), sad: boundary('work', { kind: 'error', code: feel('code') }) },
      flows: ['begin > work > end', 'sad > told'],
    },
    play: (trial) => trial.error('work', 'SAD').retry('work', { code: 'SAD' }).error('work', 'SAD'),
    story: 'begin > sad > told > demo',
  },
]);

test.each([
  { caught: ['SAD'] as const, status: 'failed' },
  { caught: 'any' as const, status: 'failed' },
  { caught: ['OTHER'] as const, status: 'running' },
])('an error of a job that the calling case catches ($caught) fails the called one', ({ caught, status }) => {
  const trial = new Trial(
    { elements: { work: job() }, flows: ['begin > work > end'] },
    { caughtByCaller: caught },
  );
  trial.error('work', 'SAD');
  expect(trial.state.status).toBe(status);
});
