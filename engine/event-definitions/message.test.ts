import { expect, test } from 'vitest';
import { caught, feel, job, mapped, message, scenes, text, thrown, Trial } from '../testing/index.ts';

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

scenes('message', [
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
