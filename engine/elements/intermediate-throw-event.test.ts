import { compensation, job, mapped, message, scenes, text, thrown } from '../testing/index.ts';

scenes('intermediate throw event', [
  {
    when: 'none: a milestone in the path',
    sketch: { elements: { half: thrown({ kind: 'none' }) }, flows: ['begin > half > end'] },
    story: 'begin > half > end > demo',
  },
  {
    when: 'a message: published, and on',
    sketch: { elements: { tell: thrown(message('half')) }, flows: ['begin > tell > end'] },
    story: 'begin > tell > end > demo',
  },
  {
    when: 'a message by a job: it waits for the job',
    sketch: {
      elements: { tell: thrown({ ...message('half'), job: { type: text('mail.send') } }) },
      flows: ['begin > tell > end'],
    },
    story: 'begin',
    waiting: ['tell'],
  },
  {
    when: 'compensation: it waits until all is undone, then goes on',
    sketch: {
      elements: {
        book: job({ compensation: 'undo' }),
        undo: job({ isForCompensation: true }),
        back: thrown(compensation('book')),
      },
      flows: ['begin > book > back > end'],
    },
    play: (trial) => trial.done('book').done('undo'),
    story: 'begin > book > undo > back > end > demo',
  },
  {
    when: 'outputs are mapped',
    sketch: {
      elements: { half: thrown({ kind: 'none' }, { outputs: mapped({ progress: '50' }) }) },
      flows: ['begin > half > end'],
    },
    story: 'begin > half > end > demo',
    data: { progress: 50 },
  },
]);
