import { and, compensation, end, job, scenes, sub, terminate, thrown } from '../testing/index.ts';

scenes('terminate', [
  {
    when: 'others are under way: they end, and with them their scope',
    sketch: {
      elements: { split: and, a: job(), b: job(), stop: end(terminate) },
      flows: ['begin > split > a > stop', 'split > b > end'],
    },
    play: (trial) => trial.done('a'),
    story: 'begin > split > a > stop > demo',
  },
  {
    when: 'others stand deep in sub-processes',
    sketch: {
      elements: {
        split: and,
        inner: sub({
          elements: { deep: sub({ elements: { b: job() }, flows: ['x > b'] }) },
          flows: ['y > deep'],
        }),
        a: job(),
        stop: end(terminate),
      },
      flows: ['begin > split > inner > end', 'split > a > stop'],
    },
    play: (trial) => trial.done('a'),
    story: 'begin > split > y > x > a > stop > demo',
  },
  {
    when: 'a sub-process that ended so has completed: it can be undone',
    sketch: {
      elements: {
        inner: sub({
          elements: {
            book: job({ compensation: 'undo' }),
            undo: job({ isForCompensation: true }),
            stop: end(terminate),
          },
          flows: ['go > book > stop'],
        }),
        back: thrown(compensation()),
      },
      flows: ['begin > inner > back > end'],
    },
    play: (trial) => trial.done('book').done('undo'),
    story: 'begin > go > book > stop > inner > undo > back > end > demo',
  },
]);
