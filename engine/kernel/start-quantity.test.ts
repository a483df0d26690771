import { expect, test } from 'vitest';
import { adHoc, and, job, scenes, script, sub, Trial } from '../testing/index.ts';

const two = { startQuantity: 2 };
const fork = { elements: { fork: and, a: job(), b: job(), work: job(two) } };

scenes('token quantities', [
  {
    when: 'too few tokens have come',
    sketch: { elements: { work: job(two) }, flows: ['begin > work > end'] },
    story: 'begin',
    waiting: ['work'],
    status: 'running',
  },
  {
    when: 'enough have come, on whichever flows',
    sketch: { ...fork, flows: ['begin > fork > a > work > end', 'fork > b > work'] },
    play: (trial) => trial.done('a').done('b').done('work'),
    story: 'begin > fork > a > b > work > end > demo',
  },
  {
    when: 'several leave along each flow',
    sketch: {
      elements: { work: job({ completionQuantity: 2 }), a: { kind: 'task' }, b: { kind: 'task' } },
      flows: ['begin > work > a > x', 'work > b > y'],
    },
    play: (trial) => trial.done('work'),
    story: 'begin > work > a > a > b > b > x > x > y > y > demo',
  },
  {
    when: 'what leaves in numbers begins in numbers',
    sketch: {
      elements: {
        many: script('n', '1', { completionQuantity: 4 }),
        each: job(),
        pair: script('m', '1', two),
      },
      flows: ['begin > many > each > pair > end'],
    },
    play: (trial) => trial.done('each').done('each').done('each').done('each'),
    story: 'begin > many > each > each > pair > end > each > each > pair > end > demo',
  },
  {
    when: 'the tokens that are held are those of one scope',
    sketch: {
      elements: {
        inner: sub({
          elements: { fork: and, work: script('n', '1', two) },
          flows: ['go > fork > work > over', 'fork > work'],
        }),
      },
      flows: ['begin > inner > end'],
    },
    story: 'begin > go > fork > work > over > inner > end > demo',
  },
  {
    when: 'a loop takes them once, and gives them once',
    sketch: {
      elements: {
        fork: and,
        work: script('n', '1', { ...two, completionQuantity: 2, repeat: { testBefore: false, maximum: 2 } }),
      },
      flows: ['begin > fork > work > end', 'fork > work'],
    },
    story: 'begin > fork > work > work > end > end > demo',
  },
  {
    when: 'in an ad-hoc sub-process a sequence may count tokens as well',
    sketch: {
      elements: {
        any: adHoc({
          elements: { a: script('n', '1', { completionQuantity: 2 }), b: script('m', '1', two) },
          flows: ['a > b'],
        }),
      },
      flows: ['begin > any > end'],
    },
    play: (trial) => trial.choose('any', ['a']),
    story: 'begin > a > b > any > end > demo',
  },
]);

test('a token that is held keeps its process from ending', () => {
  const trial = new Trial({ elements: { work: job(two) }, flows: ['begin > work > end'] });
  expect(trial.state.instances[1]).toMatchObject({ arrived: { work: { 'begin-work': 1 } } });
});
