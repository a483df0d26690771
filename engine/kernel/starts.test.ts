import { expect, test } from 'vitest';
import { messageStartsOf, beginsByItself } from '../model/message-starts.ts';
import {
  after,
  all,
  any,
  becomes,
  caught,
  eventSub,
  mapped,
  message,
  modelOf,
  start,
  Trial,
  type Draft,
  type Sketch,
} from '../testing/index.ts';

const receive = (name: string): Draft => ({
  kind: 'receiveTask',
  message: message(name, 'order'),
  instantiate: true,
});
const gateway = (instantiate: 'exclusive' | 'parallel'): Draft => ({
  kind: 'eventBasedGateway',
  instantiate,
});

const task: Sketch = { elements: { hear: receive('paid') }, flows: ['hear > next > end'] };
const behindStart: Sketch = { elements: { hear: receive('paid') }, flows: ['begin > hear > end'] };
const race: Sketch = {
  elements: {
    first: gateway('exclusive'),
    a: caught(message('a')),
    b: { kind: 'receiveTask', message: message('b') },
  },
  flows: ['first > a > afterA', 'first > b > afterB'],
};
const together: Sketch = {
  elements: {
    first: gateway('parallel'),
    a: caught(message('a', 'order')),
    b: caught(message('b', 'order')),
    c: caught(message('c', 'order'), { outputs: mapped({ c: '1' }) }),
  },
  flows: ['first > a > afterA', 'first > b > afterB', 'first > c > afterC'],
};
const several: Sketch = {
  elements: { hear: start(all(message('a', 'order'), message('b', 'order'), becomes('ready = true'))) },
  flows: ['hear > end'],
};

test.each([
  { when: 'a receive task', sketch: task, at: 'hear', story: 'hear > next > end > demo' },
  {
    when: 'a receive task behind a start event',
    sketch: behindStart,
    at: 'hear',
    story: 'begin > hear > end > demo',
  },
  { when: 'one of several messages', sketch: race, at: 'b', story: 'first > b > afterB > demo' },
])('a case begins at $when', ({ sketch, at, story }) => {
  const trial = new Trial(sketch, { startEvent: at });
  expect([trial.story, trial.state.status]).toEqual([story, 'completed']);
});

test.each([
  { when: 'a receive task', sketch: task, waits: ['hear'] },
  { when: 'a receive task behind a start event', sketch: behindStart, waits: ['hear'] },
  { when: 'one of several messages', sketch: race, waits: ['a', 'b'] },
  { when: 'all of several messages', sketch: together, waits: ['a', 'b', 'c'] },
  { when: 'all triggers of a start event', sketch: several, waits: ['hear', 'hear', 'hear'] },
])('begun by hand it waits for $when', ({ sketch, waits }) => {
  const trial = new Trial(sketch, { variables: { order: 'o-1' } });
  expect(Object.values(trial.state.waits).map(({ element }) => element)).toEqual(waits);
});

test('a parallel gateway: the case that one message began waits for the others, by key', () => {
  const trial = new Trial(together, { startEvent: 'b', variables: { order: 'o-1' } });
  expect([trial.story, trial.waiting]).toEqual(['first > b > afterB', ['a', 'c']]);
  expect(trial.all('listen').map(({ name, key }) => [name, key])).toEqual([
    ['a', 'o-1'],
    ['c', 'o-1'],
  ]);
  trial.message('c', {}, { key: 'o-2' }).message('c', {}, { key: 'o-1' });
  expect(trial.state.status).toBe('running');
  trial.message('a', {}, { key: 'o-1' });
  expect(trial.story).toBe('first > b > afterB > c > afterC > a > afterA > demo');
  expect(trial.variables).toEqual({ order: 'o-1', c: 1 });
});

test('a parallel multiple start event: the case goes on when all its triggers have come', () => {
  const trial = new Trial(several, { startEvent: 'hear', startPart: 1, variables: { order: 'o-1' } });
  expect([trial.story, trial.waiting]).toEqual(['', ['hear']]);
  trial.message('a', { ready: true }, { key: 'o-1' });
  expect(trial.waiting).toEqual(['hear']);
  trial.message('b', {}, { key: 'o-1' });
  expect(trial.waiting).toEqual(['hear']);
});

test('a parallel multiple start event: what one brings, a condition among the others may read', () => {
  const trial = new Trial(
    { elements: { hear: start(all(message('a'), becomes('ready = true'))) }, flows: ['hear > end'] },
    { startEvent: 'hear', startPart: 0, variables: { ready: true } },
  );
  expect([trial.story, trial.state.status]).toEqual(['hear > end > demo', 'completed']);
});

test('event sub-processes are armed before the case begins at its message', () => {
  const trial = new Trial(
    {
      elements: {
        hear: receive('paid'),
        stop: eventSub({ elements: { on: start(after('PT1H')) }, flows: ['on > out'] }),
      },
      flows: ['hear > wait > end'],
    },
    { startEvent: 'hear' },
  );
  expect([trial.all('arm').length, trial.state.status]).toEqual([1, 'completed']);
});

test.each([
  { sketch: task, starts: [{ element: 'hear', name: 'paid' }], alone: false },
  { sketch: behindStart, starts: [{ element: 'hear', name: 'paid' }], alone: false },
  {
    sketch: race,
    starts: [
      { element: 'a', name: 'a' },
      { element: 'b', name: 'b' },
    ],
    alone: false,
  },
  {
    sketch: several,
    starts: [
      { element: 'hear', name: 'a', part: 0 },
      { element: 'hear', name: 'b', part: 1 },
    ],
    alone: false,
  },
  {
    sketch: { elements: { hear: start(any(message('a'), after('PT1H'))) }, flows: ['hear > end'] },
    starts: [{ element: 'hear', name: 'a', part: 0 }],
    alone: true,
  },
  {
    sketch: { elements: { low: start(becomes('score < 5')) }, flows: ['low > end'] },
    starts: [],
    alone: true,
  },
  {
    sketch: { elements: { hear: caught(message('a')) }, flows: ['begin > hear > end'] },
    starts: [],
    alone: true,
  },
])('messages that begin a case: $starts', ({ sketch, starts, alone }) => {
  const model = modelOf(sketch);
  expect(messageStartsOf(model)).toEqual(starts);
  expect(beginsByItself(model)).toBe(alone);
});
