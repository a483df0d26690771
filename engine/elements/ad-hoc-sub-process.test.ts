import { expect, test } from 'vitest';
import {
  adHoc,
  after,
  boundary,
  caught,
  compensation,
  each,
  error,
  eventSub,
  feel,
  job,
  mapped,
  message,
  scenes,
  script,
  start,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

type More = Parameters<typeof adHoc>[1];

const three = { elements: { a: job(), b: job(), c: job() }, flows: [] };
function any(more: More = {}, inside: Sketch = three): Sketch {
  return { elements: { any: adHoc(inside, more) }, flows: ['begin > any > end'] };
}
const both = { activates: feel('["a", "b"]') };
const inOrder = { ...both, sequential: true };

scenes('ad-hoc sub-process', [
  {
    when: 'it names what begins: all at once',
    sketch: any(both),
    story: 'begin',
    waiting: ['a', 'b'],
  },
  {
    when: 'it is done when all that began is done',
    sketch: any(both),
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > b > a > any > end > demo',
  },
  {
    when: 'sequential: the next when the one before is done',
    sketch: any(inOrder),
    play: (trial) => trial.done('a'),
    story: 'begin > a',
    waiting: ['b'],
  },
  {
    when: 'sequential: done after the last',
    sketch: any(inOrder),
    play: (trial) => trial.done('a').done('b'),
    story: 'begin > a > b > any > end > demo',
  },
  {
    when: 'sequential: the next when all that follows the one before is done',
    sketch: any(inOrder, { elements: { a: job(), then: job(), b: job() }, flows: ['a > then'] }),
    play: (trial) => trial.done('a').done('then').done('b'),
    story: 'begin > a > then > b > any > end > demo',
  },
  {
    when: 'the names are worked out from the data',
    sketch: any({ activates: feel('chosen') }),
    variables: { chosen: ['c'] },
    play: (trial) => trial.done('c'),
    story: 'begin > c > any > end > demo',
  },
  {
    when: 'nothing is named: people choose',
    sketch: any(),
    story: 'begin',
    waiting: ['any'],
  },
  {
    when: 'a person chose, and it was done',
    sketch: any(),
    play: (trial) => trial.choose('any', ['b']).done('b'),
    story: 'begin > b > any > end > demo',
  },
  {
    when: 'a person chooses more while something is active, even the same again',
    sketch: any(both),
    play: (trial) => trial.choose('any', ['c', 'a']).done('a').done('b').done('c').done('a'),
    story: 'begin > a > b > c > a > any > end > demo',
  },
  {
    when: 'sequential: what a person chooses waits for its turn',
    sketch: any({ sequential: true }),
    play: (trial) => trial.choose('any', ['a']).choose('any', ['b']).done('a').done('b'),
    story: 'begin > a > b > any > end > demo',
  },
  {
    when: 'what cannot begin there is passed over',
    sketch: any(),
    play: (trial) => trial.choose('any', ['nothing', 'end']),
    story: 'begin',
    waiting: ['any'],
  },
  {
    when: 'the list is empty: it stays open, as in Camunda 8',
    sketch: any({ activates: feel('[]') }),
    story: 'begin',
    waiting: ['any'],
  },
  {
    when: 'its condition holds: what is active ends',
    sketch: any({ ...both, completionCondition: feel('enough') }),
    play: (trial) => trial.done('b', { enough: true }),
    story: 'begin > b > any > end > demo',
  },
  {
    when: 'its condition holds, but what is active is waited for',
    sketch: any({ ...both, completionCondition: feel('enough'), cancelRemaining: false }),
    play: (trial) => trial.done('b', { enough: true }).done('a'),
    story: 'begin > b > a > any > end > demo',
  },
  {
    when: 'sequential, its condition holds: nothing more begins',
    sketch: any({ ...inOrder, completionCondition: feel('enough'), cancelRemaining: false }),
    play: (trial) => trial.done('a', { enough: true }),
    story: 'begin > a > any > end > demo',
  },
  {
    when: 'its condition does not hold: it stays open for people',
    sketch: any({ ...both, completionCondition: feel('enough') }),
    variables: { enough: false },
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > b > a',
    waiting: ['any'],
  },
  {
    when: 'and is done when what they choose makes it hold',
    sketch: any({ ...both, completionCondition: feel('enough') }),
    variables: { enough: false },
    play: (trial) => trial.done('b').done('a').choose('any', ['c']).done('c', { enough: true }),
    story: 'begin > b > a > c > any > end > demo',
  },
  {
    when: 'its condition is neither true nor false: the answer is kept',
    sketch: any({ ...both, completionCondition: feel('enough') }),
    play: (trial) => trial.done('b', { result: 1 }).retry('b', { enough: true }),
    story: 'begin > b > any > end > demo',
    data: { result: 1 },
  },
  {
    when: 'what it names is no list',
    sketch: any({ activates: feel('"a"') }),
    story: 'begin',
    waiting: ['any'],
    incident: 'COLLECTION_INVALID',
  },
  {
    when: 'it names something that cannot begin: an engineer corrects it',
    sketch: any({ activates: feel('chosen') }),
    variables: { chosen: ['x'] },
    play: (trial) => trial.retry('any', { chosen: ['a'] }).done('a'),
    story: 'begin > a > any > end > demo',
  },
  {
    when: 'it collects what each gave, in the order in which they were done',
    sketch: any({ ...both, output: { collection: 'results', element: feel('result') } }),
    play: (trial) => trial.done('b', { result: 'B' }).done('a', { result: 'A' }),
    story: 'begin > b > a > any > end > demo',
    data: { results: ['B', 'A'] },
  },
  {
    when: 'its condition reads what is collected',
    sketch: any({
      ...both,
      output: { collection: 'results', element: feel('result') },
      completionCondition: feel('count(results) = 1'),
    }),
    play: (trial) => trial.done('b', { result: 'B' }),
    story: 'begin > b > any > end > demo',
    data: { results: ['B'] },
  },
  {
    when: 'of a sequence inside, the end of it is collected',
    sketch: any(
      { activates: feel('["a"]'), output: { collection: 'results', element: feel('made') } },
      { elements: { a: script('made', '1'), b: script('made', '2') }, flows: ['a > b'] },
    ),
    story: 'begin > a > b > any > end > demo',
    data: { results: [2] },
  },
  {
    when: 'a multi-instance activity inside counts as one',
    sketch: any(
      { activates: feel('["a"]'), completionCondition: feel('true') },
      { elements: { a: job({ loop: each('[1, 2]') }) }, flows: [] },
    ),
    play: (trial) => trial.done('a').done('a'),
    story: 'begin > a > a > any > end > demo',
  },
  {
    when: 'one for each item, each with a life of its own',
    sketch: any({ activates: feel('[item]'), loop: each('["a", "b"]') }),
    play: (trial) => trial.done('b').done('a'),
    story: 'begin > b > any > a > any > end > demo',
  },
  {
    when: 'an event inside can be chosen too',
    sketch: any({}, { elements: { hear: caught(message('news')), then: job() }, flows: ['hear > then'] }),
    play: (trial) => trial.choose('any', ['hear']).message('news').done('then'),
    story: 'begin > hear > then > any > end > demo',
  },
  {
    when: 'an event on its border interrupts it',
    sketch: {
      elements: { any: adHoc(three, both), late: boundary('any', after('P1D')) },
      flows: ['begin > any > end', 'late > told'],
    },
    play: (trial) => trial.done('a').timer('late'),
    story: 'begin > a > late > told > demo',
  },
  {
    when: 'an error inside is caught on its border',
    sketch: {
      elements: { any: adHoc(three, both), sad: boundary('any', error('SAD')) },
      flows: ['begin > any > end', 'sad > told'],
    },
    play: (trial) => trial.error('a', 'SAD'),
    story: 'begin > sad > told > demo',
  },
  {
    when: 'an interrupting event sub-process ends it, whatever its condition says',
    sketch: any(
      { ...inOrder, completionCondition: feel('false') },
      {
        elements: {
          ...three.elements,
          stop: eventSub({ elements: { on: start(message('stop')) }, flows: ['on > x'] }),
        },
        flows: [],
      },
    ),
    play: (trial) => trial.message('stop'),
    story: 'begin > on > x > stop > any > end > demo',
  },
  {
    when: 'inputs, outputs and variables of its own',
    sketch: any({
      activates: feel('[first]'),
      inputs: mapped({ first: '"a"' }),
      outputs: mapped({ out: 'first' }),
    }),
    play: (trial) => trial.done('a'),
    story: 'begin > a > any > end > demo',
    data: { out: 'a' },
  },
  {
    when: 'what was done in it is undone from outside',
    sketch: {
      elements: {
        any: adHoc(
          {
            elements: { a: job({ compensation: 'undo' }), undo: job({ isForCompensation: true }) },
            flows: [],
          },
          { activates: feel('["a"]') },
        ),
        back: thrown(compensation()),
      },
      flows: ['begin > any > back > end'],
    },
    play: (trial) => trial.done('a').done('undo'),
    story: 'begin > a > any > undo > back > end > demo',
  },
]);

test('the path says who chose', () => {
  const trial = new Trial(any()).choose('any', ['a'], 'anna');
  expect(trial.path.at(-1)).toMatchObject({ element: 'a', event: 'entered', by: 'anna' });
});

test('what is not waited for any more is withdrawn', () => {
  const trial = new Trial(any({ ...both, completionCondition: feel('true') })).done('a');
  expect(trial.all('withdraw')).toHaveLength(1);
});
