import { expect, test } from 'vitest';
import {
  after,
  again,
  boundary,
  compensation,
  error,
  feel,
  job,
  mapped,
  scenes,
  script,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';
import type { StandardLoop } from '../model.ts';

function looped(repeat: StandardLoop, more: Partial<Draft> = {}): Sketch {
  return { elements: { work: { ...job({ repeat }), ...more } as Draft }, flows: ['begin > work > end'] };
}
const before = { testBefore: true };

scenes('standard loop', [
  {
    when: 'tested after: once at least',
    sketch: looped(again('false')),
    play: (trial) => trial.done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'tested after: again while it holds, with what the work gave',
    sketch: looped(again('more')),
    play: (trial) => trial.done('work', { more: true }).done('work', { more: false }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'tested before: perhaps never',
    sketch: looped(again('false', before)),
    story: 'begin > end > demo',
  },
  {
    when: 'tested before: while it holds',
    sketch: looped(again('n < 2', before)),
    variables: { n: 0 },
    play: (trial) => trial.done('work', { n: 1 }).done('work', { n: 2 }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'the maximum ends it, whatever the condition says',
    sketch: looped(again('true', { maximum: 2 })),
    play: (trial) => trial.done('work').done('work'),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'a maximum alone: so often',
    sketch: looped(again(undefined, { maximum: 2 })),
    play: (trial) => trial.done('work').done('work'),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'the counter counts iterations, tested after',
    sketch: looped(again('loopCounter < 3')),
    play: (trial) => trial.done('work').done('work').done('work'),
    story: 'begin > work > work > work > end > demo',
  },
  {
    when: 'the counter counts iterations, tested before',
    sketch: looped(again('loopCounter < 2', before)),
    play: (trial) => trial.done('work').done('work'),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'each iteration sees its number, and leaves nothing of it behind',
    sketch: {
      elements: { add: script('seen', 'loopCounter', { repeat: again('loopCounter < 2') }) },
      flows: ['begin > add > end'],
    },
    story: 'begin > add > add > end > demo',
    data: { seen: 2 },
  },
  {
    when: 'tested after, the condition sees what was mapped into the iteration',
    sketch: looped(again('half > 1'), { inputs: mapped({ half: 'n / 2' }) }),
    variables: { n: 4 },
    play: (trial) => trial.done('work', { n: 2 }).done('work', { n: 2 }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'a sub-process again and again',
    sketch: {
      elements: {
        inner: sub({ elements: { work: job() }, flows: ['first > work'] }, { repeat: again('more') }),
      },
      flows: ['begin > inner > end'],
    },
    play: (trial) => trial.done('work', { more: true }).done('work', { more: false }),
    story: 'begin > first > work > inner > first > work > inner > end > demo',
  },
  {
    when: 'the condition is neither true nor false: no work is done again',
    sketch: looped(again('more')),
    play: (trial) => trial.done('work', { result: 1 }).retry('work', { more: false }),
    story: 'begin > work > end > demo',
    data: { result: 1 },
  },
  {
    when: 'tested before, the condition is neither true nor false',
    sketch: looped(again('more', before)),
    play: (trial) => trial.retry('work', { more: false }),
    story: 'begin > end > demo',
  },
  {
    when: 'tested before, it fails after an iteration',
    sketch: looped(again('more', before)),
    variables: { more: true },
    play: (trial) =>
      trial.done('work', { more: null }).retry('work', { more: true }).done('work', { more: false }),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'no way leads on behind it: no work is done again',
    sketch: {
      elements: { work: job({ repeat: again('false') }) },
      flows: ['begin > work', 'work > end if ok'],
    },
    variables: { ok: false },
    play: (trial) => trial.done('work').retry('work', { ok: true }),
    story: 'begin > work > end > demo',
  },
  {
    when: 'its border belongs to the whole: an event interrupts all of it',
    sketch: {
      elements: { work: job({ repeat: again('true') }), late: boundary('work', after('PT1H')) },
      flows: ['begin > work > end', 'late > told'],
    },
    play: (trial) => trial.done('work').timer('late'),
    story: 'begin > work > late > told > demo',
  },
  {
    when: 'an error in an iteration is caught on its border',
    sketch: {
      elements: { work: job({ repeat: again('true') }), sad: boundary('work', error('SAD')) },
      flows: ['begin > work > end', 'sad > told'],
    },
    play: (trial) => trial.done('work').error('work', 'SAD'),
    story: 'begin > work > sad > told > demo',
  },
  {
    when: 'it is undone once for each iteration, last first',
    sketch: {
      elements: {
        book: job({ repeat: again('loopCounter < 2'), compensation: 'undo' }),
        undo: script('undone', 'append(undone, loopCounter)', { isForCompensation: true }),
        back: thrown(compensation()),
      },
      flows: ['begin > book > back > end'],
    },
    variables: { undone: [] },
    play: (trial) => trial.done('book').done('book'),
    story: 'begin > book > book > undo > undo > back > end > demo',
    data: { undone: [2, 1] },
  },
]);

test('the path tells of the iterations, not of the loop around them', () => {
  const trial = new Trial(looped(again('loopCounter < 2'))).done('work').done('work');
  expect(trial.log.filter((line) => line.startsWith('work'))).toEqual([
    'work entered',
    'work completed',
    'work entered',
    'work completed',
  ]);
});

test('nothing waits and nothing ends it: stopped as endless', () => {
  const add = script('n', '1', { repeat: again('true') });
  const trial = new Trial({ elements: { add }, flows: ['begin > add > end'] });
  expect([trial.incident, trial.waiting]).toEqual(['ENDLESS_LOOP', ['add']]);
});

test('it is no multi-instance activity: nothing counts its instances', () => {
  const trial = new Trial(looped(again(), { outputs: [{ source: feel('numberOfInstances'), target: 'n' }] }));
  expect(trial.done('work').variables).toMatchObject({ n: null });
});
