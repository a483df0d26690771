import { expect, test } from 'vitest';
import { after, caught, either, feel, mapped, message, scenes, Trial } from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const race: Sketch = {
  elements: { wait: either, answer: caught(message('answer')), silence: caught(after('P3D')) },
  flows: ['begin > wait > answer > thank', 'wait > silence > remind'],
};

scenes('event-based gateway', [
  { when: 'nothing has happened yet', sketch: race, story: 'begin', waiting: ['wait'] },
  {
    when: 'the message comes first',
    sketch: race,
    play: (trial) => trial.message('answer', { text: 'yes' }),
    story: 'begin > wait > answer > thank > demo',
    data: { text: 'yes' },
  },
  {
    when: 'the time is over first',
    sketch: race,
    play: (trial) => trial.timer('silence'),
    story: 'begin > wait > silence > remind > demo',
  },
  {
    when: 'the loser happens afterwards: nothing',
    sketch: {
      ...race,
      flows: [...race.flows, 'thank > hold'],
      elements: { ...race.elements, hold: caught(after('P9D')) },
    },
    play: (trial) => {
      const silence = trial.all('arm')[0]?.wait ?? 0;
      trial.message('answer').happen({ on: 'timer', wait: silence }).message('answer');
    },
    story: 'begin > wait > answer > thank',
    waiting: ['hold'],
  },
  {
    when: 'a receive task is one of the events',
    sketch: {
      elements: {
        wait: either,
        answer: { kind: 'receiveTask', message: message('answer') },
        silence: caught(after('P3D')),
      },
      flows: race.flows,
    },
    play: (trial) => trial.message('answer'),
    story: 'begin > wait > answer > thank > demo',
  },
  {
    when: 'both messages came before: the first in the drawing, the other stays',
    sketch: {
      elements: {
        hold: caught(after('PT1M')),
        wait: either,
        yes: caught(message('yes')),
        no: caught(message('no')),
        later: caught(message('no')),
      },
      flows: ['begin > hold > wait > yes > later > end', 'wait > no > over'],
    },
    play: (trial) =>
      trial
        .message('no', {}, { timeToLive: 90_000 })
        .message('yes', {}, { timeToLive: 90_000 })
        .timer('hold'),
    story: 'begin > hold > wait > yes > later > end > demo',
  },
  {
    when: 'the event maps what it got',
    sketch: {
      elements: {
        ...race.elements,
        answer: caught(message('answer'), { outputs: mapped({ reply: 'text' }) }),
      },
      flows: race.flows,
    },
    play: (trial) => trial.message('answer', { text: 'yes' }),
    story: 'begin > wait > answer > thank > demo',
    data: { reply: 'yes' },
  },
  {
    when: 'one of its events can never happen as it is drawn',
    sketch: {
      elements: {
        ...race.elements,
        silence: caught({ kind: 'timer', duration: feel('patience') }),
      },
      flows: race.flows,
    },
    play: (trial) => trial.retry('wait', { patience: 'P1D' }).timer('silence'),
    story: 'begin > wait > silence > remind > demo',
  },
  {
    when: 'resolving it waits for its events again: there is no work to do by hand',
    sketch: {
      elements: { ...race.elements, silence: caught({ kind: 'timer', duration: feel('patience') }) },
      flows: race.flows,
    },
    play: (trial) => trial.resolve('wait', { patience: 'P1D' }),
    story: 'begin',
    waiting: ['wait'],
  },
  {
    when: 'what stands behind it waits for nothing: as if the way were not there',
    sketch: {
      elements: { wait: either, answer: caught(message('answer')) },
      flows: ['begin > wait > answer > end', 'wait > odd > over'],
    },
    play: (trial) => trial.message('answer'),
    story: 'begin > wait > answer > end > demo',
  },
]);

test('the path tells which event was first, and every other wait is called off', () => {
  const trial = new Trial(race).timer('silence');
  expect(trial.path.find((entry) => entry.element === 'wait' && entry.event === 'completed')?.detail).toEqual(
    {
      chosen: 'silence',
    },
  );
  expect(trial.all('disarm').map((command) => command.wait)).toEqual(
    [...trial.all('listen'), ...trial.all('arm')].map((command) => command.wait),
  );
  expect(trial.state.waits).toEqual({});
});
