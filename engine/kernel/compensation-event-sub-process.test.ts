import { expect, test } from 'vitest';
import {
  boundary,
  compensation,
  each,
  end,
  error,
  eventSub,
  job,
  mapped,
  message,
  scenes,
  start,
  sub,
  thrown,
  Trial,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const undoable = (handler: string) => job({ compensation: handler });
const handler = job({ isForCompensation: true });

/** A sub-process that undoes itself: `inside` are the event sub-process's elements and flows behind its start event. */
const undoingItself = (inside: Sketch, outer: Sketch['flows'] = ['begin > inner > back > end']): Sketch => ({
  elements: {
    inner: sub({
      elements: {
        a: undoable('undoA'),
        b: undoable('undoB'),
        undoA: handler,
        undoB: handler,
        repair: eventSub({
          elements: { asked: start(compensation()), ...inside.elements },
          flows: inside.flows,
        }),
      },
      flows: ['go > a > b > done'],
    }),
    back: thrown(compensation()),
  },
  flows: outer,
});

scenes('compensation event sub-process', [
  {
    when: 'it runs instead of what would undo the activities',
    sketch: undoingItself({ elements: { call: job() }, flows: ['asked > call > repaired'] }),
    play: (trial) => trial.done('a').done('b').done('call'),
    story: 'begin > go > a > b > done > inner > asked > call > repaired > repair > back > end > demo',
  },
  {
    when: 'it throws compensation itself: the activities of its sub-process are undone',
    sketch: undoingItself({
      elements: { call: job(), all: thrown(compensation()) },
      flows: ['asked > all > call > repaired'],
    }),
    play: (trial) => trial.done('a').done('b').done('undoB').done('undoA').done('call'),
    story:
      'begin > go > a > b > done > inner > asked > undoB > undoA > all > call > repaired > repair > back > end > demo',
  },
  {
    when: 'for one activity: only that',
    sketch: undoingItself({ elements: { only: end(compensation('a')) }, flows: ['asked > only'] }),
    play: (trial) => trial.done('a').done('b').done('undoA'),
    story: 'begin > go > a > b > done > inner > asked > undoA > only > repair > back > end > demo',
  },
  {
    when: 'its sub-process never completed: it does not begin',
    sketch: {
      ...undoingItself({ flows: ['asked > repaired'] }),
      elements: {
        ...undoingItself({ flows: ['asked > repaired'] }).elements,
        late: boundary('inner', message('late')),
      },
      flows: ['begin > inner > end', 'late > back > over'],
    },
    play: (trial) => trial.done('a').message('late'),
    story: 'begin > go > a > late > back > over > demo',
  },
  {
    when: 'thrown inside its own sub-process: the activities are undone, for that has not completed',
    sketch: {
      elements: {
        inner: sub({
          elements: {
            a: undoable('undoA'),
            undoA: handler,
            back: thrown(compensation()),
            repair: eventSub({ elements: { asked: start(compensation()) }, flows: ['asked > repaired'] }),
          },
          flows: ['go > a > back > done'],
        }),
      },
      flows: ['begin > inner > end'],
    },
    play: (trial) => trial.done('a').done('undoA'),
    story: 'begin > go > a > undoA > back > done > inner > end > demo',
  },
  {
    when: 'an error in it is not for the events of its sub-process, which is over',
    sketch: {
      elements: {
        ...undoingItself({ elements: { fail: end(error('SAD')) }, flows: ['asked > fail'] }).elements,
        sad: boundary('inner', error()),
        rescue: eventSub({ elements: { failed: start(error()) }, flows: ['failed > told'] }),
      },
      flows: ['begin > inner > back > end', 'sad > wrong'],
    },
    play: (trial) => trial.done('a').done('b'),
    story: 'begin > go > a > b > done > inner > asked > failed > told > rescue > demo',
  },
  {
    when: 'a completed sub-process in a completed sub-process',
    sketch: {
      elements: {
        outer: sub(
          undoingItself({ elements: { call: job() }, flows: ['asked > call'] }, ['in > inner > out']),
        ),
        all: thrown(compensation()),
      },
      flows: ['begin > outer > all > end'],
    },
    play: (trial) => trial.done('a').done('b').done('call'),
    story: 'begin > in > go > a > b > done > inner > out > outer > asked > call > repair > all > end > demo',
  },
]);

test('a compensation event sub-process sees the data of its sub-process as it completed, each instance its own', () => {
  const trial = new Trial({
    elements: {
      inner: sub(
        {
          elements: {
            book: job(),
            repair: eventSub({
              elements: {
                asked: start(compensation()),
                cancel: job({ inputs: mapped({ of: 'item', booking: 'booking' }) }),
              },
              flows: ['asked > cancel'],
            }),
          },
          flows: ['go > book > done'],
        },
        { loop: each('["a", "b"]'), inputs: mapped({ booking: 'null' }) },
      ),
      back: thrown(compensation()),
    },
    flows: ['begin > inner > back > end'],
  });
  trial.done('book', { booking: 1 }).done('book', { booking: 2 }).done('cancel').done('cancel');
  const inputs = trial.all('call').filter((command) => command.element === 'cancel');
  expect(inputs.map((command) => command.job.input)).toEqual([
    { of: 'b', booking: 2 },
    { of: 'a', booking: 1 },
  ]);
  expect(trial.story).toBe(
    'begin > go > go > book > done > inner > book > done > inner > asked > cancel > repair > asked > cancel > repair > back > end > demo',
  );
  expect(trial.log.filter((line) => line.endsWith('compensated'))).toEqual([
    'inner compensated',
    'inner compensated',
  ]);
});
