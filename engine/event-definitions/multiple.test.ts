import { expect, test } from 'vitest';
import {
  after,
  all,
  and,
  any,
  becomes,
  boundary,
  caught,
  compensation,
  either,
  end,
  error,
  escalation,
  eventSub,
  every,
  feel,
  job,
  mapped,
  message,
  scenes,
  signal,
  start,
  sub,
  terminate,
  text,
  thrown,
  Trial,
  type Sketch,
} from '../testing/index.ts';
import type { EventDefinition } from '../model.ts';

const hearing = (event: EventDefinition): Sketch => ({
  elements: { hear: caught(event), next: job() },
  flows: ['begin > hear > next > end'],
});
const guarded = (event: EventDefinition, interrupting: boolean): Sketch => ({
  elements: { work: job(), on: boundary('work', event, { interrupting }) },
  flows: ['begin > work > end', 'on > reacted'],
});
const listening = (event: EventDefinition, interrupting: boolean): Sketch => ({
  elements: {
    react: eventSub({ elements: { on: start(event, { interrupting }) }, flows: ['on > noted'] }),
    work: job(),
  },
  flows: ['begin > work > end'],
});
const both = all(message('a'), message('b'));

scenes('multiple event, the first of its triggers', [
  {
    when: 'the message comes first: the others are waited for no more',
    sketch: hearing(any(message('a'), after('PT1H'), becomes('ready = true'))),
    play: (trial) => trial.message('a', { ready: true }).message('a').done('next'),
    story: 'begin > hear > next > end > demo',
  },
  {
    when: 'the time comes first',
    sketch: hearing(any(message('a'), after('PT1H'))),
    play: (trial) => trial.timer('hear').message('a'),
    story: 'begin > hear',
    waiting: ['next'],
  },
  {
    when: 'one of them holds already',
    sketch: hearing(any(message('a'), becomes('ready = true'))),
    variables: { ready: true },
    story: 'begin > hear',
    waiting: ['next'],
  },
  {
    when: 'behind an event-based gateway',
    sketch: {
      elements: { wait: either, hear: caught(any(message('a'), message('b'))), late: caught(after('PT1H')) },
      flows: ['begin > wait > hear > end', 'wait > late > over'],
    },
    play: (trial) => trial.message('b', { n: 1 }),
    story: 'begin > wait > hear > end > demo',
    data: { n: 1 },
  },
  {
    when: 'on the border, interrupting',
    sketch: guarded(any(message('a'), after('PT1H')), true),
    play: (trial) => trial.message('a'),
    story: 'begin > on > reacted > demo',
  },
  {
    when: 'on the border, not interrupting: each time one comes',
    sketch: guarded(any(message('a'), every('R2/PT1H')), false),
    play: (trial) => trial.message('a').timer('on').message('a').timer('on').done('work'),
    story: 'begin > on > reacted > on > reacted > on > reacted > on > reacted > work > end > demo',
  },
  {
    when: 'one of them is an error',
    sketch: guarded(any(message('a'), error('OUT')), true),
    play: (trial) => trial.error('work', 'OUT', { left: 0 }),
    story: 'begin > on > reacted > demo',
    data: { left: 0 },
  },
  {
    when: 'one of them is another error',
    sketch: guarded(any(message('a'), error('OUT')), true),
    play: (trial) => trial.error('work', 'OTHER'),
    story: 'begin',
    waiting: ['work'],
    incident: 'ERROR_NOT_CAUGHT',
  },
  {
    when: 'it begins an event sub-process, interrupting',
    sketch: listening(any(message('a'), after('PT1H')), true),
    play: (trial) => trial.timer('on'),
    story: 'begin > on > noted > react > demo',
  },
  {
    when: 'it begins an event sub-process, not interrupting',
    sketch: listening(any(message('a'), message('b')), false),
    play: (trial) => trial.message('a').message('b').done('work'),
    story: 'begin > on > noted > react > on > noted > react > work > end > demo',
  },
]);

scenes('parallel multiple event', [
  {
    when: 'one is missing',
    sketch: hearing(both),
    play: (trial) => trial.message('b').message('b'),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'all have come, in whatever order: what they brought is one',
    sketch: hearing(all(message('a'), after('PT1H'), becomes('ready = true'))),
    play: (trial) => trial.timer('hear').message('a', { x: 1, ready: false }),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'later ones overwrite what earlier ones brought',
    sketch: hearing(both),
    play: (trial) => trial.message('b', { x: 1, y: 1 }).message('a', { x: 2 }),
    story: 'begin > hear',
    waiting: ['next'],
    data: { x: 2, y: 1 },
  },
  {
    when: 'messages came before',
    sketch: {
      elements: { hold: caught(after('PT1M')), hear: caught(both) },
      flows: ['begin > hold > hear > end'],
    },
    play: (trial) =>
      trial
        .message('b', { y: 1 }, { timeToLive: 90_000 })
        .message('a', {}, { timeToLive: 90_000 })
        .timer('hold'),
    story: 'begin > hold > hear > end > demo',
    data: { y: 1 },
  },
  {
    when: 'on the border, interrupting',
    sketch: guarded(both, true),
    play: (trial) => trial.message('a').message('b'),
    story: 'begin > on > reacted > demo',
  },
  {
    when: 'on the border, not interrupting: again when all have come again',
    sketch: guarded(both, false),
    play: (trial) => trial.message('a').message('b').message('b').message('a').message('a').done('work'),
    story: 'begin > on > reacted > on > reacted > work > end > demo',
  },
  {
    when: 'on the border, with a timer that does not come again: once',
    sketch: guarded(all(message('a'), after('PT1H')), false),
    play: (trial) => trial.timer('on').message('a').message('a').done('work'),
    story: 'begin > on > reacted > work > end > demo',
  },
  {
    when: 'on the border, with a timer that does come again',
    sketch: guarded(all(message('a'), every('R2/PT1H')), false),
    play: (trial) => trial.timer('on').message('a').message('a').timer('on').done('work'),
    story: 'begin > on > reacted > on > reacted > work > end > demo',
  },
  {
    when: 'on the border, with a condition: it has to fail before it counts again',
    sketch: {
      elements: {
        split: and,
        work: job(),
        other: job(),
        more: job(),
        last: job(),
        on: boundary('work', all(message('a'), becomes('ready = true')), { interrupting: false }),
      },
      flows: ['begin > split > work > end', 'split > other > more > last > done', 'on > reacted'],
    },
    play: (trial) =>
      trial
        .message('a')
        .done('other', { ready: true })
        .message('a')
        .done('more', { ready: false })
        .done('last', { ready: true })
        .done('work'),
    story: 'begin > split > other > on > reacted > more > last > on > done > reacted > work > end > demo',
  },
  {
    when: 'it begins an event sub-process, interrupting',
    sketch: listening(both, true),
    play: (trial) => trial.message('a').message('b'),
    story: 'begin > on > noted > react > demo',
  },
  {
    when: 'it begins an event sub-process, not interrupting, again and again',
    sketch: listening(both, false),
    play: (trial) => trial.message('a').message('b').message('a').message('b').done('work'),
    story: 'begin > on > noted > react > on > noted > react > work > end > demo',
  },
]);

scenes('multiple event, with signals', [
  {
    when: 'one signal is missing',
    sketch: {
      elements: { split: and, hear: caught(all(signal('a'), signal('b'))), tell: thrown(signal('a')) },
      flows: ['begin > split > hear > heard', 'split > tell > told'],
    },
    story: 'begin > split > tell > told',
    waiting: ['hear'],
  },
  {
    when: 'both are thrown by one event',
    sketch: {
      elements: {
        split: and,
        hear: caught(all(signal('a'), signal('b'))),
        either: caught(any(signal('b'), message('m'))),
        tell: thrown(any(signal('a'), signal('b'))),
      },
      flows: ['begin > split > hear > heard', 'split > either > first', 'split > tell > told'],
    },
    story: 'begin > split > hear > either > tell > heard > first > told > demo',
  },
  {
    when: 'an escalation is one of the triggers',
    sketch: {
      elements: {
        inner: sub({ elements: { tell: thrown(escalation('LATE')) }, flows: ['go > tell > done'] }),
        on: boundary('inner', any(message('m'), escalation('LATE')), { interrupting: false }),
      },
      flows: ['begin > inner > end', 'on > reacted'],
    },
    story: 'begin > go > on > tell > reacted > done > inner > end > demo',
  },
]);

scenes('multiple event, thrown', [
  {
    when: 'all, in the order of the drawing',
    sketch: {
      elements: { split: and, hear: caught(both), tell: thrown(any(message('c'), message('d'))) },
      flows: ['begin > split > hear > end', 'split > tell > told'],
    },
    story: 'begin > split > tell > told',
    waiting: ['hear'],
  },
  {
    when: 'what ends the case comes last',
    sketch: {
      elements: { over: end(any(terminate, message('c'))), split: and, work: job() },
      flows: ['begin > split > work > end', 'split > over'],
    },
    story: 'begin > split > over > demo',
  },
  {
    when: 'an error ends its scope after all else',
    sketch: {
      elements: {
        inner: sub({ elements: { over: end(any(error('OUT'), message('c'))) }, flows: ['go > over'] }),
        on: boundary('inner', error('OUT')),
      },
      flows: ['begin > inner > end', 'on > reacted'],
    },
    story: 'begin > go > on > reacted > demo',
  },
  {
    when: 'compensation first: the rest waits until all is undone',
    sketch: {
      elements: {
        book: job({ compensation: 'undo' }),
        undo: job({ isForCompensation: true }),
        back: thrown(any(compensation(), message('c'))),
      },
      flows: ['begin > book > back > end'],
    },
    play: (trial) => trial.done('book').done('undo'),
    story: 'begin > book > undo > back > end > demo',
  },
]);

test('every message is published once, those after an error not at all', () => {
  const trial = new Trial(
    {
      elements: { tell: thrown(any(message('c'), message('d', 'n'))) },
      flows: ['begin > tell > end'],
    },
    { variables: { n: 1 } },
  );
  expect(trial.all('publish').map(({ name, key }) => [name, key])).toEqual([
    ['c', undefined],
    ['d', '1'],
  ]);
  expect(trial.state.status).toBe('completed');
});

test('jobs that send are called one after the other; a broken one is called again, not those before it', () => {
  const sent = (type: string) => ({ ...message(type), job: { type: text(type) } });
  const trial = new Trial({
    elements: { tell: thrown(any(sent('c'), sent('d'))) },
    flows: ['begin > tell > end'],
  });
  trial.done('tell', { c: 1 }).broken('tell').retry('tell').done('tell', { d: 2 });
  expect(trial.all('call').map(({ job: { type, part, repeated } }) => [type, part, repeated])).toEqual([
    ['c', undefined, undefined],
    ['d', 1, undefined],
    ['d', 1, true],
  ]);
  expect(trial.variables).toEqual({ c: 1, d: 2 });
});

test('its outputs are mapped once, from all that its jobs gave', () => {
  const sent = (type: string) => ({ ...message(type), job: { type: text(type) } });
  const trial = new Trial({
    elements: { tell: thrown(any(sent('c'), sent('d')), { outputs: mapped({ sum: 'c + d' }) }) },
    flows: ['begin > tell > end'],
  });
  trial.done('tell', { c: 1 }).done('tell', { d: 2 });
  expect(trial.variables).toEqual({ sum: 3 });
});

test('a message whose name is no text stops it where it has come to', () => {
  const trial = new Trial({
    elements: { tell: thrown(any(message('c'), { kind: 'message', name: feel('word') })) },
    flows: ['begin > tell > end'],
  });
  expect(trial.incident).toBe('EXPRESSION_NOT_TEXT');
  trial.retry('tell', { word: 'd' });
  expect(trial.all('publish').map(({ name }) => name)).toEqual(['c', 'd']);
  expect(trial.state.status).toBe('completed');
});
