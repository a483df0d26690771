import { expect, test } from 'vitest';
import {
  after,
  and,
  caught,
  feel,
  job,
  mapped,
  message,
  scenes,
  text,
  thrown,
  Trial,
} from '../testing/index.ts';

test.each([
  { when: 'no key', event: message('paid'), listen: { name: 'paid' } },
  { when: 'a text as key', event: message('paid', 'order.id'), listen: { name: 'paid', key: 'o-1' } },
  { when: 'a number as key', event: message('paid', 'order.number'), listen: { name: 'paid', key: '4711' } },
  { when: 'a key that is not there', event: message('paid', 'order.none'), listen: { name: 'paid' } },
  {
    when: 'a computed name',
    event: { kind: 'message', name: feel('"paid-" + order.id') },
    listen: { name: 'paid-o-1' },
  },
] as const)('it listens with $when', ({ event, listen }) => {
  const trial = new Trial(
    { elements: { hear: caught(event) }, flows: ['begin > hear > end'] },
    { variables: { order: { id: 'o-1', number: 4711 } } },
  );
  expect(trial.all('listen')).toEqual([{ do: 'listen', wait: 4, element: 'hear', ...listen }]);
});

test.each([
  { when: 'all variables', event: thrown(message('told', 'n')), variables: { n: 1, m: 2 } },
  {
    when: 'exactly the mapped inputs',
    event: thrown(message('told', 'n'), { inputs: mapped({ n: 'n * 2' }) }),
    variables: { n: 2 },
  },
])('it publishes $when', ({ event, variables }) => {
  const trial = new Trial(
    { elements: { tell: event }, flows: ['begin > tell > end'] },
    { variables: { n: 1, m: 2 } },
  );
  expect(trial.all('publish')).toEqual([{ do: 'publish', name: 'told', key: `${variables.n}`, variables }]);
});

test('a message flow says where a message goes', () => {
  const to = [{ process: 'shop', element: 'ordered' }];
  const trial = new Trial({
    elements: { tell: thrown({ ...message('order'), to }) },
    flows: ['begin > tell > end'],
  });
  expect(trial.all('publish')).toEqual([{ do: 'publish', name: 'order', to, variables: {} }]);
});

scenes('message', [
  {
    when: 'it is for one element, whatever it is called there',
    sketch: {
      elements: { split: and, a: caught(message('one')), b: caught(message('two')) },
      flows: ['begin > split > a > end', 'split > b > over'],
    },
    play: (trial) => trial.message('three', {}, { element: 'b' }).message('two', {}, { element: 'c' }),
    story: 'begin > split > b > over',
    waiting: ['a'],
  },
  {
    when: 'it is for one element, but for another case there',
    sketch: { elements: { hear: caught(message('one', '"k-1"')) }, flows: ['begin > hear > end'] },
    play: (trial) => trial.message('one', {}, { element: 'hear', key: 'k-2' }),
    story: 'begin',
    waiting: ['hear'],
  },
  {
    when: 'it is for one element, which waits later',
    sketch: {
      elements: { hold: caught(after('PT1M')), a: caught(message('one')), b: caught(message('two')) },
      flows: ['begin > hold > a > b > end'],
    },
    play: (trial) =>
      trial.message('one', {}, { element: 'b', timeToLive: 90_000 }).timer('hold').message('one'),
    story: 'begin > hold > a > b > end > demo',
  },
  {
    when: 'its name is no text',
    sketch: {
      elements: { hear: caught({ kind: 'message', name: feel('5') }) },
      flows: ['begin > hear > end'],
    },
    story: 'begin',
    waiting: ['hear'],
    incident: 'EXPRESSION_NOT_TEXT',
  },
  {
    when: 'a job sends it, and fails: an engineer tries again',
    sketch: {
      elements: { tell: thrown({ ...message('told'), job: { type: text('mail') } }), next: job() },
      flows: ['begin > tell > next > end'],
    },
    play: (trial) => trial.broken('tell').retry('tell').done('tell'),
    story: 'begin > tell',
    waiting: ['next'],
  },
]);
