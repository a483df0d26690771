import { expect, test } from 'vitest';
import {
  after,
  boundary,
  each,
  error,
  eventSub,
  job,
  mapped,
  message,
  modelOf,
  scenes,
  script,
  start,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';
import { advance } from './advance.ts';
import type { Element } from '../model.ts';
import { initialState } from './case.ts';

type Spoiled = { elements: Record<string, unknown>; flows: Record<string, unknown> };

const plain: Sketch = {
  elements: {
    work: job(),
    late: boundary('work', after('PT1H')),
    note: boundary('work', message('note')),
    next: job(),
  },
  flows: ['begin > work > next > end', 'late > told', 'note > noted'],
};

test.each([
  { when: 'an answer for an instance that has ended', happening: { on: 'done', instance: 3 } },
  { when: 'an error of it', happening: { on: 'error', instance: 3, error: { code: 'X', message: 'x' } } },
  {
    when: 'an answer for an instance that waits for nothing outside',
    happening: { on: 'done', instance: 1 },
  },
  { when: 'a timer that was called off', happening: { on: 'timer', wait: 4 } },
  { when: 'a timer for what waits for a message', happening: { on: 'timer', wait: 5 } },
  { when: 'a message that nobody waits for', happening: { on: 'message', name: 'note', variables: {} } },
  { when: 'a retry of what is no incident', happening: { on: 'retry', instance: 6 } },
  { when: 'resolving what is no incident', happening: { on: 'resolve', instance: 6 } },
  { when: 'a retry of what is not there', happening: { on: 'retry', instance: 99 } },
] as const)('what does not concern the case changes nothing: $when', ({ happening }) => {
  const trial = new Trial(plain).done('work');
  const before = JSON.stringify(trial.state);
  const { length } = trial.path;
  trial.happen(happening);
  expect(JSON.stringify(trial.state)).toBe(before);
  expect(trial.path).toHaveLength(length);
});

test('a message does not fire a timer, nor a timer a message', () => {
  const trial = new Trial(plain);
  const [listening] = trial.all('listen');
  trial.happen({ on: 'timer', wait: listening?.wait ?? 0 });
  expect(trial.waiting).toEqual(['work']);
});

test('an ended case takes nothing any more', () => {
  const trial = new Trial(plain).done('work').done('next');
  const before = JSON.stringify(trial.state);
  trial.message('note').cancel();
  expect(JSON.stringify(trial.state)).toBe(before);
});

test('the same arguments give the same answer', () => {
  const model = modelOf(plain);
  const start = { on: 'start', at: 0, caseId: 'c', variables: {} } as const;
  expect(advance(model, initialState(), start)).toEqual(advance(model, initialState(), start));
});

test.each<[what: string, spoil: (model: Spoiled) => unknown, says: string]>([
  ['an element is gone', (model) => delete model.elements['work'], 'has no element work'],
  ['a flow is gone', (model) => delete model.flows['begin-work'], 'has no flow begin-work'],
  [
    'an event sub-process has no start event',
    (model) => Object.assign(model.elements['help'] ?? {}, { starts: [] }),
    'help has no start event',
  ],
])('a model that is spoilt is a mistake of ours, and goes up as it is: %s', (_, spoil, says) => {
  const help = eventSub({ elements: { on: start(message('help')) }, flows: ['on > helped'] });
  const model = structuredClone(modelOf({ ...plain, elements: { ...plain.elements, help } }));
  spoil(model as Spoiled);
  expect(() => new Trial(model)).toThrow(says);
});

test('so is a state that belongs to another model', () => {
  const trial = new Trial(plain);
  const elsewhere = new Trial({
    ...modelOf(plain),
    elements: { ...modelOf(plain).elements, late: modelOf(plain).elements['next'] as Element },
  });
  elsewhere.state = trial.state;
  expect(() => elsewhere.timer('late')).toThrow('waits for nothing');
});

const runaway = 'count(for a in 1..100000 return for b in 1..100000 return a)';

scenes('incidents', [
  {
    when: 'a loop without anything to wait for is stopped, and goes on after a retry',
    sketch: {
      elements: { merge: xor, ask: xor },
      flows: ['begin > merge > ask', 'ask > merge if not(enough)', 'ask > end else'],
    },
    variables: { enough: false },
    play: (trial) => {
      expect(trial.incident).toBe('ENDLESS_LOOP');
      const [stuck = ''] = trial.waiting;
      trial.path.length = 0;
      trial.retry(stuck, { enough: true });
    },
    story: 'merge > ask > end > demo',
  },
  {
    when: 'an output mapping fails: the answer is kept, the work is not done again',
    sketch: {
      elements: {
        work: job({ outputs: mapped({ id: `if fixed = true then contactId else ${runaway}` }) }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => {
      trial.done('work', { contactId: 'c1' });
      expect(trial.incident).toBe('FEEL_TOO_MANY_ITERATIONS');
      trial.retry('work', { fixed: true });
      expect(trial.all('call')).toHaveLength(1);
    },
    story: 'begin > work > end > demo',
    data: { id: 'c1' },
  },
  {
    when: 'the output mapping of a caught error fails: what it saw is kept too',
    sketch: {
      elements: {
        work: job(),
        on: boundary('work', error(), {
          outputs: mapped({ code: `if fixed = true then errorCode else ${runaway}` }),
        }),
      },
      flows: ['begin > work > end', 'on > told'],
    },
    play: (trial) => trial.error('work', 'OUT').retry('on', { fixed: true }),
    story: 'begin > on > told > demo',
    data: { code: 'OUT' },
  },
  {
    when: 'no way leads on: what the result wrote is not written over what the engineer corrects',
    sketch: { elements: { work: job() }, flows: ['begin > work', 'work > end if score > 50'] },
    play: (trial) => trial.done('work', { score: null }).retry('work', { score: 60 }),
    story: 'begin > work > end > demo',
    data: { score: 60 },
  },
  {
    when: 'an instance of a loop is tried again with changed data of its own',
    sketch: { elements: { work: job({ loop: each('[1, 2]') }) }, flows: ['begin > work > end'] },
    play: (trial) => {
      trial.broken('work', 1).retry('work', { item: 3 });
      const items = Object.values(trial.state.instances).map((instance) => instance.variables?.['item']);
      expect(items).toEqual([undefined, undefined, 1, 3]);
      trial.done('work').done('work');
    },
    story: 'begin > work > work > end > demo',
  },
  {
    when: 'a case whose answers come while another part is in incident goes on elsewhere',
    sketch: {
      elements: { split: { kind: 'parallelGateway' }, a: job(), b: job() },
      flows: ['begin > split > a > x', 'split > b > y'],
    },
    play: (trial) => trial.broken('a').done('b'),
    story: 'begin > split > b > y',
    waiting: ['a'],
    incident: 'TIMEOUT',
  },
]);

test('an incident says what, where and to whom', () => {
  const trial = new Trial(plain);
  const instance = trial.open('work');
  trial.broken('work');
  const incident = { code: 'TIMEOUT', message: 'no answer' };
  expect(trial.all('alarm')).toEqual([{ do: 'alarm', instance, element: 'work', incident }]);
  expect(trial.path.at(-1)).toMatchObject({ element: 'work', event: 'failed', detail: incident });
});

test('who resolved an incident stands in the path', () => {
  const trial = new Trial(plain).broken('work');
  trial.happen({ on: 'resolve', instance: trial.inIncident('work'), by: 'otto' });
  expect(trial.path.find((entry) => entry.event === 'completed' && entry.element === 'work')?.by).toBe(
    'otto',
  );
});

test('a script that writes is not run again by the retry of another', () => {
  const trial = new Trial(
    {
      elements: { add: script('n', 'n + 1'), work: job() },
      flows: ['begin > add > work > end'],
    },
    { variables: { n: 0 } },
  );
  trial.broken('work').retry('work').done('work');
  expect(trial.variables).toEqual({ n: 1 });
});
