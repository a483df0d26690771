import { expect, test } from 'vitest';
import {
  and,
  boundary,
  caught,
  either,
  end,
  eventSub,
  feel,
  job,
  mapped,
  message,
  scenes,
  signal,
  start,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const hearing: Sketch = { elements: { hear: caught(signal('go')) }, flows: ['begin > hear > end'] };

scenes('signal', [
  { when: 'it has not been thrown', sketch: hearing, story: 'begin', waiting: ['hear'] },
  {
    when: 'it comes from outside, with variables',
    sketch: hearing,
    play: (trial) => trial.signal('go', { price: 5 }),
    story: 'begin > hear > end > demo',
    data: { price: 5 },
  },
  {
    when: 'another one comes',
    sketch: hearing,
    play: (trial) => trial.signal('stop'),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'a message has the same name',
    sketch: hearing,
    play: (trial) => trial.message('go', {}, { timeToLive: 1000 }),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'a message is waited for under the same name',
    sketch: { elements: { hear: caught(message('go')) }, flows: ['begin > hear > end'] },
    play: (trial) => trial.signal('go'),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'it came before anybody waited: it is not kept',
    sketch: {
      elements: { work: job(), hear: caught(signal('go')) },
      flows: ['begin > work > hear > end'],
    },
    play: (trial) => trial.signal('go').done('work'),
    story: 'begin > work',
    waiting: ['hear'],
  },
  {
    when: 'its name is computed',
    sketch: {
      elements: { hear: caught({ kind: 'signal', name: feel('"g" + "o"') }) },
      flows: ['begin > hear > end'],
    },
    play: (trial) => trial.signal('go'),
    story: 'begin > hear > end > demo',
  },
  {
    when: 'its name is no text',
    sketch: {
      elements: { hear: caught({ kind: 'signal', name: feel('5') }) },
      flows: ['begin > hear > end'],
    },
    story: 'begin',
    waiting: ['hear'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
  {
    when: 'all who wait for it in the case get it, in diagram order',
    sketch: {
      elements: {
        fork: and,
        second: caught(signal('go')),
        first: caught(signal('go')),
        work: job(),
        tell: thrown(signal('go')),
        join: and,
      },
      flows: ['begin > fork > first > join', 'fork > second > join', 'fork > work > tell > join > end'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > fork > work > second > first > tell > join > end > demo',
  },
  {
    when: 'its thrower is interrupted by it',
    sketch: {
      elements: {
        inner: sub({ elements: { tell: thrown(signal('go')) }, flows: ['enter > tell > done'] }),
        on: boundary('inner', signal('go')),
      },
      flows: ['begin > inner > end', 'on > told'],
    },
    story: 'begin > enter > on > told > demo',
  },
  {
    when: 'an event beside its thrower catches it',
    sketch: {
      elements: {
        inner: sub({ elements: { tell: end(signal('go')) }, flows: ['enter > tell'] }),
        on: boundary('inner', signal('go'), { interrupting: false }),
      },
      flows: ['begin > inner > end', 'on > told'],
    },
    story: 'begin > enter > on > tell > told > inner > end > demo',
  },
  {
    when: 'a non-interrupting event sub-process hears it again and again',
    sketch: {
      elements: {
        work: job(),
        note: eventSub({
          elements: { heard: start(signal('go'), { interrupting: false }) },
          flows: ['heard > noted'],
        }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => trial.signal('go').signal('go').done('work'),
    story: 'begin > heard > noted > note > heard > noted > note > work > end > demo',
  },
  {
    when: 'an interrupting one ends its scope, with all that waits inside for the same signal',
    sketch: {
      elements: {
        stop: eventSub({ elements: { heard: start(signal('go')) }, flows: ['heard > stopped'] }),
        hear: caught(signal('go')),
      },
      flows: ['begin > hear > end'],
    },
    play: (trial) => trial.signal('go'),
    story: 'begin > heard > stopped > stop > demo',
  },
  {
    when: 'an event-based gateway waits for two: the other is lost',
    sketch: {
      elements: { wait: either, a: caught(signal('a')), b: caught(signal('b')) },
      flows: ['begin > wait > a > isA', 'wait > b > isB'],
    },
    play: (trial) => trial.signal('b').signal('a'),
    story: 'begin > wait > b > isB > demo',
  },
  {
    when: 'one waits for it twice behind a gateway: once is enough',
    sketch: {
      elements: { wait: either, a: caught(signal('go')), b: caught(signal('go')) },
      flows: ['begin > wait > a > isA', 'wait > b > isB'],
    },
    play: (trial) => trial.signal('go'),
    story: 'begin > wait > a > isA > demo',
  },
]);

test.each([
  { when: 'nothing', event: thrown(signal('go')), variables: {} },
  {
    when: 'exactly the mapped inputs',
    event: thrown(signal('go'), { inputs: mapped({ n: 'n * 2' }) }),
    variables: { n: 2 },
  },
])('it tells other cases $when', ({ event, variables }) => {
  const trial = new Trial(
    { elements: { tell: event }, flows: ['begin > tell > end'] },
    { variables: { n: 1, m: 2 } },
  );
  expect(trial.all('broadcast')).toEqual([{ do: 'broadcast', instance: 3, name: 'go', variables }]);
});

test('who waits says so, until it has it', () => {
  const trial = new Trial(hearing);
  expect(trial.all('heed')).toEqual([{ do: 'heed', wait: 4, element: 'hear', name: 'go' }]);
  trial.signal('go');
  expect(trial.all('disarm')).toEqual([{ do: 'disarm', wait: 4 }]);
});
