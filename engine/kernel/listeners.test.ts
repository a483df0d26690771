import { expect, test } from 'vitest';
import type { Listeners } from '../model.ts';
import {
  after,
  boundary,
  caught,
  each,
  error,
  feel,
  job,
  mapped,
  message,
  scenes,
  script,
  sub,
  text,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';

function calls(...types: readonly string[]): { readonly type: ReturnType<typeof text> }[] {
  return types.map((type) => ({ type: text(type) }));
}
const around: Listeners = { start: calls('prepare'), end: calls('tidy') };
function listened(draft: Draft, listeners: Listeners = around): Sketch {
  return { elements: { work: { ...draft, listeners } as Draft }, flows: ['begin > work > end'] };
}

scenes('execution listeners', [
  {
    when: 'one in front: the work waits',
    sketch: listened(script('n', '1')),
    story: 'begin',
    waiting: ['work'],
  },
  {
    when: 'one in front and one behind: each is waited for',
    sketch: listened(script('n', '1')),
    play: (trial) => trial.done('work').done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'around a job: three answers',
    sketch: listened(job()),
    play: (trial) => trial.done('work', { a: 1 }).done('work', { b: 2 }).done('work', { c: 3 }),
    story: 'begin > work > end > demo',
    data: { b: 2, c: 3 },
  },
  {
    when: 'one in front gives the element variables of its own',
    sketch: listened(script('seen', 'prepared'), { start: calls('prepare') }),
    play: (trial) => trial.done('work', { prepared: 7 }),
    story: 'begin > work > end > demo',
    data: { seen: 7 },
  },
  {
    when: 'several: one after the other, each with what those before it gave',
    sketch: listened(script('seen', '[a, b]'), { start: calls('one', 'two') }),
    play: (trial) => trial.done('work', { a: 1 }).done('work', { b: 2 }),
    story: 'begin > work > end > demo',
    data: { seen: [1, 2] },
  },
  {
    when: 'behind the work: outputs are mapped already, and not again',
    sketch: listened(
      { ...script('n', 'count'), outputs: mapped({ count: 'n + 1' }) },
      { end: calls('tidy') },
    ),
    variables: { count: 1 },
    play: (trial) => trial.done('work', { note: 'x' }),
    story: 'begin > work > end > demo',
    data: { count: 2, note: 'x' },
  },
  {
    when: 'one fails: only that one is tried again',
    sketch: listened(job()),
    play: (trial) => trial.done('work').done('work', { n: 1 }).broken('work').retry('work').done('work'),
    story: 'begin > work > end > demo',
    data: { n: 1 },
  },
  {
    when: 'one in front fails: it is tried again, the inputs are there',
    sketch: listened(
      { ...script('seen', 'half'), inputs: mapped({ half: 'n / 2' }) },
      { start: calls('prepare') },
    ),
    variables: { n: 4 },
    play: (trial) => trial.broken('work').retry('work').done('work'),
    story: 'begin > work > end > demo',
    data: { seen: 2 },
  },
  {
    when: 'one is done by hand',
    sketch: listened(job(), { start: calls('prepare') }),
    play: (trial) => trial.broken('work').resolve('work').done('work', { n: 1 }),
    story: 'begin > work > end > demo',
    data: { n: 1 },
  },
  {
    when: 'the work fails: those in front are not called again',
    sketch: listened(job(), { start: calls('prepare') }),
    play: (trial) => trial.done('work').broken('work').retry('work').done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'no way leads on: those behind are not called again',
    sketch: {
      elements: { work: script('n', '1', { listeners: { end: calls('tidy') } }) },
      flows: ['begin > work', 'work > end if ok'],
    },
    variables: { ok: false },
    play: (trial) => trial.done('work').retry('work', { ok: true }),
    story: 'begin > work > end > demo',
  },
  {
    when: 'an error of one is caught on the border',
    sketch: {
      elements: { work: job({ listeners: around }), sad: boundary('work', error('SAD')) },
      flows: ['begin > work > end', 'sad > told'],
    },
    play: (trial) => trial.error('work', 'SAD'),
    story: 'begin > sad > told > demo',
  },
  {
    when: 'a gateway decides with what the one in front of it found',
    sketch: {
      elements: { ask: { ...xor, listeners: { start: calls('look') } } as Draft },
      flows: ['begin > ask', 'ask > hot if score > 5', 'ask > cold else'],
    },
    play: (trial) => trial.done('ask', { score: 9 }),
    story: 'begin > ask > hot > demo',
  },
  {
    when: 'around an event: it waits only then',
    sketch: listened(caught(message('news', 'key')), around),
    play: (trial) => trial.done('work', { key: 'k' }).message('news', {}, { key: 'k' }).done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'around a sub-process: nothing in it begins before, and it has ended behind',
    sketch: listened(sub({ elements: { inner: job() }, flows: ['first > inner'] })),
    play: (trial) => trial.done('work').done('inner').done('work'),
    story: 'begin > first > inner > work > end > demo',
  },
  {
    when: 'in a loop: around each instance',
    sketch: listened(script('n', '1', { loop: each('[1, 2]') })),
    play: (trial) => trial.done('work').done('work').done('work').done('work'),
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'a deadline counts for them too',
    sketch: {
      elements: { work: script('n', '1', { listeners: around }), late: boundary('work', after('PT1H')) },
      flows: ['begin > work > end', 'late > told'],
    },
    play: (trial) => trial.timer('late'),
    story: 'begin > late > told > demo',
  },
  {
    when: 'the type of one cannot be worked out: an engineer gives the data',
    sketch: listened(script('n', '1'), { start: [{ type: feel('wanted') }] }),
    play: (trial) => trial.retry('work', { wanted: 'prepare' }).done('work'),
    story: 'begin > work > end > demo',
  },
]);

test('they are called by a name of their own, with all that the element sees', () => {
  const trial = new Trial(listened(job(), { start: [{ ...calls('prepare')[0]!, headers: { a: 'b' } }] }), {
    variables: { n: 1 },
  });
  trial.done('work');
  expect(trial.all('call').map(({ job: called }) => called)).toEqual([
    { type: 'prepare', headers: { a: 'b' }, input: { n: 1 }, listener: 'work.start-1' },
    { type: 'work' },
  ]);
});

test('a step that was ended while one in front of it was called has nothing to undo', () => {
  const trial = new Trial({
    elements: {
      work: job({ listeners: around, compensation: 'undo' }),
      undo: job({ isForCompensation: true }),
      late: boundary('work', after('PT1H')),
    },
    flows: ['begin > work > end', 'late > told'],
  });
  trial.timer('late');
  expect(trial.state.late).toEqual({});
  expect(trial.all('withdraw')).toHaveLength(1);
});

test('around the whole process', () => {
  const model = new Trial({ flows: ['begin > end'] }).model;
  const process = { ...model.elements['demo'], listeners: around } as (typeof model.elements)[string];
  const trial = new Trial({ ...model, elements: { ...model.elements, demo: process } });
  expect(trial.story).toBe('');
  trial.done('demo');
  expect([trial.story, trial.state.status]).toEqual(['begin > end', 'running']);
  trial.done('demo', { closed: true });
  expect([trial.story, trial.variables]).toEqual(['begin > end > demo', { closed: true }]);
});
