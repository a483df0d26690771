import { after, caught, mapped, message, scenes } from '../testing/index.ts';

scenes('intermediate catch event', [
  {
    when: 'its event has not happened',
    sketch: { elements: { wait: caught(after('P1D')) }, flows: ['begin > wait > end'] },
    story: 'begin',
    waiting: ['wait'],
  },
  {
    when: 'its time has come',
    sketch: { elements: { wait: caught(after('P1D')) }, flows: ['begin > wait > end'] },
    play: (trial) => trial.timer('wait'),
    story: 'begin > wait > end > demo',
  },
  {
    when: 'its message has come',
    sketch: { elements: { wait: caught(message('paid')) }, flows: ['begin > wait > end'] },
    play: (trial) => trial.message('paid', { amount: 5 }),
    story: 'begin > wait > end > demo',
    data: { amount: 5 },
  },
  {
    when: 'it has no trigger: on at once',
    sketch: { elements: { wait: caught({ kind: 'none' }) }, flows: ['begin > wait > end'] },
    story: 'begin > wait > end > demo',
  },
  {
    when: 'its conditional flows fit none: the message is kept, and comes no second time',
    sketch: {
      elements: { wait: caught(message('paid'), { outputs: mapped({ sum: 'sum + amount' }) }) },
      flows: ['begin > wait', 'wait > end if sum > 9'],
    },
    variables: { sum: 0 },
    play: (trial) =>
      trial.message('paid', { amount: 5 }).message('paid', { amount: 5 }).retry('wait', { sum: 10 }),
    story: 'begin > wait > end > demo',
    data: { sum: 10 },
  },
]);
