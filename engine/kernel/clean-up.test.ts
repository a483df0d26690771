import { describe, expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  call,
  compensation,
  end,
  error,
  eventSub,
  feel,
  job,
  mapped,
  message,
  scenes,
  start,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';
import { CANCEL_MESSAGE } from './clean-up.ts';

const cleanup = eventSub({
  elements: { cancelled: start(message(CANCEL_MESSAGE)), clean: job({ inputs: mapped({ left: 'made' }) }) },
  flows: ['cancelled > clean > cleaned'],
});

/** Cleans up what the step `make` has made. */
function making(make: Draft, more: Sketch['elements'] = {}): Sketch {
  return { elements: { make, cleanup, ...more }, flows: ['begin > make > end'] };
}

const writing = job({ inputs: mapped({ name: '"spring"' }), outputs: mapped({ made: 'id' }) });
const calling = call('called', { propagateAll: { parent: true, child: false } });

scenes('what was withdrawn is waited for before a cancelled case cleans up', [
  {
    when: 'a job is under way',
    sketch: making(writing),
    play: (trial) => trial.cancel(),
    story: 'begin',
    waiting: ['cleanup'],
  },
  {
    when: 'the job has ended without having done anything',
    sketch: making(writing),
    play: (trial) => trial.cancel().withdrawn('make'),
    story: 'begin > cancelled',
    waiting: ['clean'],
  },
  {
    when: 'a job is done and a called case still under way',
    sketch: {
      elements: { split: and, make: writing, callOut: calling, cleanup },
      flows: ['begin > split > make > end', 'split > callOut > called'],
    },
    play: (trial) => trial.cancel().withdrawn('make', { id: 'c-1' }),
    story: 'begin > split',
    waiting: ['cleanup'],
  },
  {
    when: 'both have ended',
    sketch: {
      elements: { split: and, make: writing, callOut: calling, cleanup },
      flows: ['begin > split > make > end', 'split > callOut > called'],
    },
    play: (trial) => trial.cancel().withdrawn('make', { id: 'c-1' }).withdrawn('callOut'),
    story: 'begin > split > cancelled',
    waiting: ['clean'],
    data: { made: 'c-1' },
  },
  {
    when: 'a person and a timer are waited for by nobody any more',
    sketch: {
      elements: {
        split: and,
        ask: { kind: 'userTask', task: {} },
        rest: { kind: 'intermediateCatchEvent', event: after('P1D') },
        cleanup,
      },
      flows: ['begin > split > ask > asked', 'split > rest > rested'],
    },
    play: (trial) => trial.cancel(),
    story: 'begin > split > cancelled',
    waiting: ['clean'],
  },
  {
    when: 'it is cancelled again meanwhile',
    sketch: making(writing),
    play: (trial) => trial.cancel().cancel().withdrawn('make').done('clean'),
    story: 'begin > cancelled > clean > cleaned > cleanup > demo',
  },
]);

describe('the result of work that was done all the same', () => {
  test('is written as the step would have written it, and the clean-up sees it', () => {
    const trial = new Trial(making(writing)).cancel().withdrawn('make', { id: 'c-1' });
    expect(trial.all('call').at(-1)).toMatchObject({ element: 'clean', job: { input: { left: 'c-1' } } });
    expect(trial.variables).toEqual({ made: 'c-1' });
  });

  test.each([
    [
      "without mappings, all that is not the step's own",
      job({ inputs: mapped({ name: '1' }) }),
      { made: 2, id: 3 },
    ],
    ['a called case keeps what it does not map', calling, {}],
    ['in a sub-process, too', sub({ elements: { make: writing }, flows: ['go > make > done'] }), { made: 3 }],
    [
      'a mapping that fails writes nothing',
      job({
        outputs: [
          { source: feel('count(for a in 1..100000 return for b in 1..100000 return a)'), target: 'n' },
        ],
      }),
      {},
    ],
  ])('%s', (_, make, variables) => {
    const trial = new Trial(making(make)).cancel();
    const [element = ''] = Object.values(trial.state.withdrawn ?? {}).map((withdrawn) => withdrawn.element);
    trial.withdrawn(element, { made: 2, name: 'summer', id: 3 });
    expect(trial.story).toMatch(/cancelled$/);
    expect(trial.variables).toEqual(variables);
  });

  test.each([
    { on: 'error', error: { code: 'NO', message: 'no' } },
    { on: 'broken', incident: { code: 'TIMEOUT', message: 'no' } },
  ] as const)('there is none ($on)', (answer) => {
    const trial = new Trial(making(writing));
    const instance = trial.open('make');
    trial.cancel().happen({ ...answer, instance });
    expect([trial.story, trial.incident, trial.variables]).toEqual(['begin > cancelled', undefined, {}]);
  });
});

test('work that was withdrawn before the case was cancelled is waited for, but what came of it is not wanted', () => {
  const trial = new Trial({
    elements: { make: writing, late: boundary('make', after('PT1H')), fix: job(), cleanup },
    flows: ['begin > make > end', 'late > fix > fixed'],
  });
  trial.timer('late').cancel().withdrawn('fix');
  expect(trial.waiting).toEqual(['cleanup']);
  trial.withdrawn('make', { id: 'c-1' });
  expect([trial.waiting, trial.variables]).toEqual([['clean'], {}]);
});

test('a late answer is waited for, so that all there is can be undone', () => {
  const undoing = eventSub({
    elements: { cancelled: start(message(CANCEL_MESSAGE)), back: end(compensation()) },
    flows: ['cancelled > back'],
  });
  const create = job({ compensation: 'remove', outputs: mapped({ made: 'id' }) });
  const remove = job({ isForCompensation: true, inputs: mapped({ made: 'made' }) });
  const trial = new Trial(making(create, { remove, cleanup: undoing }));
  const instance = trial.open('make');
  expect(trial.cancel().waiting).toEqual(['cleanup']);
  trial.happen({ on: 'done', instance, result: { id: 'c-1' } });
  expect(trial.all('call').at(-1)).toMatchObject({ element: 'remove', job: { input: { made: 'c-1' } } });
  expect(trial.done('remove').story).toBe('begin > cancelled > remove > back > cleanup > demo');
});

test('nothing else in the process happens while the clean-up waits', () => {
  const watch = eventSub({ elements: { hourly: start(after('PT1H')) }, flows: ['hourly > looked'] });
  const trial = new Trial(making(writing, { watch })).cancel();
  expect(trial.state.waits).toEqual({});
  expect(trial.withdrawn('make').waiting).toEqual(['clean']);
});

describe('a process that undoes itself after an error', () => {
  const rescue = eventSub({
    elements: { failed: start(error()), undo: job() },
    flows: ['failed > undo > undone'],
  });
  const failing: Sketch = {
    elements: { check: job(), rescue, cleanup },
    flows: ['begin > check > end'],
  };

  test('is left to do so when it is cancelled', () => {
    const trial = new Trial(failing).error('check', 'BAD').cancel().done('undo');
    expect(trial.story).toBe('begin > failed > undo > undone > rescue > demo');
    expect(trial.state.ending?.code).toBe('CANCELLED');
  });

  test('ends where it stands if it has nothing to clean up when cancelled', () => {
    const { cleanup: _, ...elements } = { ...failing.elements };
    const trial = new Trial({ ...failing, elements }).error('check', 'BAD').cancel();
    expect(trial.state.status).toBe('terminated');
  });
});
