import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  end,
  error,
  eventSub,
  every,
  feel,
  job,
  mapped,
  message,
  scenes,
  start,
  sub,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';
import type { EventDefinition } from '../model.ts';

/** A process that works, and an event sub-process that reacts meanwhile. */
function reacting(event: EventDefinition, interrupting: boolean): Sketch {
  return {
    elements: {
      work: job(),
      react: eventSub({
        elements: { on: start(event, { interrupting }), handle: job() },
        flows: ['on > handle > handled'],
      }),
    },
    flows: ['begin > work > end'],
  };
}

scenes('event sub-process', [
  {
    when: 'its event does not happen: it is not there',
    sketch: reacting(message('stop'), true),
    play: (trial) => trial.done('work'),
    story: 'begin > work > end > demo',
  },
  {
    when: 'interrupting: all else in its scope ends, it alone goes on',
    sketch: reacting(message('stop'), true),
    play: (trial) => trial.message('stop', { why: 'x' }).done('handle'),
    story: 'begin > on > handle > handled > react > demo',
  },
  {
    when: 'interrupting: it happens once',
    sketch: reacting(message('stop'), true),
    play: (trial) => trial.message('stop').message('stop'),
    story: 'begin > on',
    waiting: ['handle'],
  },
  {
    when: 'not interrupting: it runs beside its scope, which ends when both have',
    sketch: reacting(message('note'), false),
    play: (trial) => trial.message('note').done('work').done('handle'),
    story: 'begin > on > work > end > handle > handled > react > demo',
  },
  {
    when: 'not interrupting: as often as the message comes',
    sketch: reacting(message('note'), false),
    play: (trial) => trial.message('note').message('note'),
    story: 'begin > on > on',
    waiting: ['work', 'handle', 'handle'],
  },
  {
    when: 'a timer, not interrupting: once',
    sketch: reacting(after('PT1H'), false),
    play: (trial) => trial.timer('on').done('handle').done('work'),
    story: 'begin > on > handle > handled > react > work > end > demo',
  },
  {
    when: 'a timer cycle: again and again while the scope lasts',
    sketch: reacting(every('R/PT1H'), false),
    play: (trial) => trial.timer('on').timer('on').done('work').done('handle').done('handle'),
    story: 'begin > on > on > work > end > handle > handled > react > handle > handled > react > demo',
  },
  {
    when: 'an error in its scope',
    sketch: reacting(error('OUT'), true),
    play: (trial) => trial.error('work', 'OUT', { left: 3 }).done('handle', { left: 2 }),
    story: 'begin > on > handle > handled > react > demo',
  },
  {
    when: 'an error that it throws itself is not its own to catch: the scope around takes it',
    sketch: {
      elements: {
        inner: sub({
          elements: {
            work: job(),
            rescue: eventSub({
              elements: { failed: start(error()), again: end(error('WORSE')) },
              flows: ['failed > again'],
            }),
          },
          flows: ['go > work > done'],
        }),
        worse: boundary('inner', error('WORSE')),
      },
      flows: ['begin > inner > end', 'worse > told'],
    },
    play: (trial) => trial.error('work', 'OUT'),
    story: 'begin > go > failed > worse > told > demo',
  },
  {
    when: 'in a sub-process: it takes that over, not the process',
    sketch: {
      elements: {
        split: and,
        other: job(),
        inner: sub(reacting(message('stop'), true)),
      },
      flows: ['go > split > inner > done', 'split > other > over'],
    },
    play: (trial) => trial.message('stop').done('handle').done('other'),
    story: 'go > split > begin > on > handle > handled > react > inner > done > other > over > demo',
  },
  {
    when: 'the interrupted scope had tokens on the move: they get nowhere',
    sketch: {
      elements: {
        split: and,
        fail: end(error('OUT')),
        late: job(),
        rescue: eventSub({ elements: { failed: start(error()) }, flows: ['failed > told'] }),
      },
      flows: ['begin > split > fail', 'split > late > end'],
    },
    story: 'begin > split > failed > told > rescue > demo',
  },
  {
    when: 'one inside another listens as soon as the outer one runs',
    sketch: {
      elements: {
        work: job(),
        react: eventSub({
          elements: {
            on: start(message('stop')),
            handle: job(),
            hurry: eventSub({ elements: { push: start(message('push')) }, flows: ['push > pushed'] }),
          },
          flows: ['on > handle > handled'],
        }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => trial.message('push').message('stop').message('push'),
    story: 'begin > on > push > pushed > hurry > react > demo',
  },
  {
    when: 'one inside another has no valid time: an engineer changes the data, and it begins',
    sketch: {
      elements: {
        work: job(),
        react: eventSub({
          elements: {
            on: start(message('stop')),
            handle: job(),
            hurry: eventSub({
              elements: { push: start({ kind: 'timer', duration: feel('patience') }) },
              flows: ['push > pushed'],
            }),
          },
          flows: ['on > handle > handled'],
        }),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => trial.message('stop').retry('react', { patience: 'PT1H' }).timer('push'),
    story: 'begin > on > push > pushed > hurry > react > demo',
  },
  {
    when: 'what its event brought is its own; its outputs say what goes out',
    sketch: {
      elements: {
        work: job(),
        react: eventSub(
          { elements: { on: start(message('stop')), handle: job() }, flows: ['on > handle > handled'] },
          { outputs: mapped({ reason: 'why' }) },
        ),
      },
      flows: ['begin > work > end'],
    },
    play: (trial) => trial.message('stop', { why: 'rain' }).done('handle', { why: 'snow' }),
    story: 'begin > on > handle > handled > react > demo',
    data: { reason: 'snow' },
  },
  {
    when: 'its event can never happen as it is drawn: an engineer changes the data, and the case begins',
    sketch: reacting({ kind: 'timer', duration: feel('patience') }, true),
    play: (trial) => trial.retry('demo', { patience: 'PT1H' }).timer('on'),
    story: 'begin > on',
    waiting: ['handle'],
  },
]);

test('what its event brought is no variable of the process', () => {
  const trial = new Trial(reacting(message('note'), false)).message('note', { why: 'x' });
  trial.done('work').done('handle');
  expect(trial.variables).toEqual({});
});

test('a case that cannot begin yet keeps the start event that it was started by', () => {
  const sketch = reacting({ kind: 'timer', duration: feel('patience') }, true);
  const other = { ...sketch.elements, lead: start(message('lead')) };
  const trial = new Trial(
    { elements: other, flows: [...sketch.flows, 'lead > end'] },
    { startEvent: 'lead' },
  );
  expect(trial.incident).toBe('TIME_INVALID');
  trial.retry('demo', { patience: 'PT1H' });
  expect(trial.story).toBe('lead > end > demo');
});
