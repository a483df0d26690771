import { compensation, end, job, scenes, sub } from '../testing/index.ts';

scenes('compensation', [
  {
    when: 'for all: whatever completed in its scope',
    sketch: {
      elements: {
        a: job({ compensation: 'undoA' }),
        undoA: job({ isForCompensation: true }),
        b: job(),
        back: end(compensation()),
      },
      flows: ['begin > a > b > back'],
    },
    play: (trial) => trial.done('a').done('b').done('undoA'),
    story: 'begin > a > b > undoA > back > demo',
  },
  {
    when: 'for one activity that did not run: nothing',
    sketch: {
      elements: {
        a: job({ compensation: 'undoA' }),
        undoA: job({ isForCompensation: true }),
        back: end(compensation('other')),
      },
      flows: ['begin > a > back'],
    },
    play: (trial) => trial.done('a'),
    story: 'begin > a > back > demo',
  },
  {
    when: 'what completed in the scope around is not its business',
    sketch: {
      elements: {
        a: job({ compensation: 'undoA' }),
        undoA: job({ isForCompensation: true }),
        inner: sub({ elements: { back: end(compensation()) }, flows: ['go > back'] }),
      },
      flows: ['begin > a > inner > end'],
    },
    play: (trial) => trial.done('a'),
    story: 'begin > a > go > back > inner > end > demo',
  },
]);
