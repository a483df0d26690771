import { expect, test } from 'vitest';
import {
  and,
  call,
  compensation,
  each,
  end,
  error,
  eventSub,
  job,
  mapped,
  message,
  or,
  scenes,
  start,
  sub,
  thrown,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Sketch } from '../testing/index.ts';

const undoable = (handler: string) => job({ compensation: handler });
const handler = job({ isForCompensation: true });

const trip: Sketch = {
  elements: {
    flight: undoable('cancelFlight'),
    cancelFlight: handler,
    hotel: undoable('cancelHotel'),
    cancelHotel: handler,
    back: thrown(compensation()),
  },
  flows: ['begin > flight > hotel > back > end'],
};

scenes('compensation', [
  {
    when: 'nothing completed that could be undone: on at once',
    sketch: { elements: { back: thrown(compensation()) }, flows: ['begin > back > end'] },
    story: 'begin > back > end > demo',
  },
  {
    when: 'several completed: undone in reverse order, one after the other',
    sketch: trip,
    play: (trial) => trial.done('flight').done('hotel').done('cancelHotel').done('cancelFlight'),
    story: 'begin > flight > hotel > cancelHotel > cancelFlight > back > end > demo',
  },
  {
    when: 'the next is not undone before the last is',
    sketch: trip,
    play: (trial) => trial.done('flight').done('hotel'),
    story: 'begin > flight > hotel',
    waiting: ['back', 'cancelHotel'],
  },
  {
    when: 'for one activity: only that',
    sketch: {
      ...trip,
      elements: { ...trip.elements, back: thrown(compensation('flight')) },
    },
    play: (trial) => trial.done('flight').done('hotel').done('cancelFlight'),
    story: 'begin > flight > hotel > cancelFlight > back > end > demo',
  },
  {
    when: 'thrown twice: nothing is undone twice',
    sketch: {
      elements: { ...trip.elements, again: thrown(compensation()) },
      flows: ['begin > flight > hotel > back > again > end'],
    },
    play: (trial) => trial.done('flight').done('hotel').done('cancelHotel').done('cancelFlight'),
    story: 'begin > flight > hotel > cancelHotel > cancelFlight > back > again > end > demo',
  },
  {
    when: 'an activity that did not complete is not undone',
    sketch: {
      elements: { ...trip.elements, split: and },
      flows: ['begin > split > flight > back > end', 'split > hotel > end'],
    },
    play: (trial) => trial.done('flight').done('cancelFlight'),
    story: 'begin > split > flight > cancelFlight > back > end',
    waiting: ['hotel'],
  },
  {
    when: 'a handler fails: an engineer undoes it by hand',
    sketch: trip,
    play: (trial) =>
      trial.done('flight').done('hotel').broken('cancelHotel').resolve('cancelHotel').done('cancelFlight'),
    story: 'begin > flight > hotel > cancelHotel > cancelFlight > back > end > demo',
  },
  {
    when: 'each instance of a loop is undone for itself',
    sketch: {
      elements: {
        book: job({ loop: each('["a", "b"]'), compensation: 'undo' }),
        undo: handler,
        back: thrown(compensation()),
      },
      flows: ['begin > book > back > end'],
    },
    play: (trial) => trial.done('book').done('book').done('undo').done('undo'),
    story: 'begin > book > book > undo > undo > back > end > demo',
  },
  {
    when: 'a handler of several instances: done when all are',
    sketch: {
      elements: {
        book: undoable('undo'),
        undo: job({ isForCompensation: true, loop: each('[1, 2]') }),
        back: thrown(compensation()),
      },
      flows: ['begin > book > back > end'],
    },
    play: (trial) => trial.done('book').done('undo').done('undo'),
    story: 'begin > book > undo > undo > back > end > demo',
  },
  {
    when: 'a completed sub-process: what completed inside is undone, last first',
    sketch: {
      elements: {
        inner: sub({
          elements: { a: undoable('undoA'), undoA: handler, b: undoable('undoB'), undoB: handler },
          flows: ['go > a > b > done'],
        }),
        c: undoable('undoC'),
        undoC: handler,
        back: thrown(compensation()),
      },
      flows: ['begin > inner > c > back > end'],
    },
    play: (trial) => trial.done('a').done('b').done('c').done('undoC').done('undoB').done('undoA'),
    story: 'begin > go > a > b > done > inner > c > undoC > undoB > undoA > back > end > demo',
  },
  {
    when: 'a sub-process with a handler of its own: that instead of what is inside',
    sketch: {
      elements: {
        inner: sub(
          { elements: { a: undoable('undoA'), undoA: handler }, flows: ['go > a > done'] },
          { compensation: 'undo' },
        ),
        undo: handler,
        back: thrown(compensation('inner')),
      },
      flows: ['begin > inner > back > end'],
    },
    play: (trial) => trial.done('a').done('undo'),
    story: 'begin > go > a > done > inner > undo > back > end > demo',
  },
  {
    when: 'a sub-process as handler: what it did is not undone in its turn',
    sketch: {
      elements: {
        book: undoable('undo'),
        undo: sub(
          { elements: { tell: undoable('untell'), untell: handler }, flows: ['go > tell > told'] },
          { isForCompensation: true },
        ),
        back: thrown(compensation()),
        again: thrown(compensation()),
      },
      flows: ['begin > book > back > again > end'],
    },
    play: (trial) => trial.done('book').done('tell'),
    story: 'begin > book > go > tell > told > undo > back > again > end > demo',
  },
  {
    when: 'thrown in a handler: what the handler itself did is undone, no more',
    sketch: {
      elements: {
        book: undoable('undo'),
        undo: sub(
          {
            elements: { tell: undoable('untell'), untell: handler, sorry: thrown(compensation()) },
            flows: ['go > tell > sorry > told'],
          },
          { isForCompensation: true },
        ),
        back: thrown(compensation()),
      },
      flows: ['begin > book > back > end'],
    },
    play: (trial) => trial.done('book').done('tell').done('untell'),
    story: 'begin > book > go > tell > untell > sorry > told > undo > back > end > demo',
  },
  {
    when: 'a drawn loop: each round is undone, the last first',
    sketch: {
      elements: {
        merge: xor,
        book: undoable('undo'),
        undo: handler,
        again: xor,
        back: thrown(compensation()),
      },
      flows: ['begin > merge > book > again', 'again > merge if more', 'again > back else', 'back > end'],
    },
    play: (trial) =>
      trial.done('book', { more: true }).done('book', { more: false }).done('undo').done('undo'),
    story: 'begin > merge > book > again > merge > book > again > undo > undo > back > end > demo',
  },
  {
    when: 'thrown in an event sub-process: it undoes what completed in the scope around, then its own first',
    sketch: {
      elements: {
        book: undoable('undo'),
        undo: handler,
        work: job(),
        rescue: eventSub({
          elements: {
            failed: start(error()),
            note: undoable('unnote'),
            unnote: handler,
            back: end(compensation()),
          },
          flows: ['failed > note > back'],
        }),
      },
      flows: ['begin > book > work > end'],
    },
    play: (trial) => trial.done('book').error('work', 'OUT').done('note').done('unnote').done('undo'),
    story: 'begin > book > failed > note > unnote > undo > back > rescue > demo',
  },
  {
    when: 'thrown in an event sub-process for one activity: the others can still be undone',
    sketch: {
      elements: {
        ...trip.elements,
        work: job(),
        rescue: eventSub({
          elements: {
            stop: start(message('stop'), { interrupting: false }),
            some: end(compensation('flight')),
          },
          flows: ['stop > some'],
        }),
      },
      flows: ['begin > flight > hotel > work > back > end'],
    },
    play: (trial) =>
      trial
        .done('flight')
        .done('hotel')
        .message('stop')
        .done('cancelFlight')
        .done('work')
        .done('cancelHotel'),
    story:
      'begin > flight > hotel > stop > cancelFlight > some > rescue > work > cancelHotel > back > end > demo',
  },
  {
    when: 'the thrower is interrupted while it waits: so is the handler',
    sketch: {
      elements: {
        ...trip.elements,
        rescue: eventSub({ elements: { stop: start(message('stop')) }, flows: ['stop > told'] }),
      },
      flows: trip.flows,
    },
    play: (trial) => trial.done('flight').done('hotel').message('stop'),
    story: 'begin > flight > hotel > stop > told > rescue > demo',
  },
]);

scenes('compensation that nobody waits for', [
  {
    when: 'the token goes on at once, the handlers work one after the other',
    sketch: {
      elements: {
        ...trip.elements,
        back: thrown(compensation(undefined, { waitForCompletion: false })),
        work: job(),
      },
      flows: ['begin > flight > hotel > back > work > end'],
    },
    play: (trial) => trial.done('flight').done('hotel').done('work').done('cancelHotel').done('cancelFlight'),
    story: 'begin > flight > hotel > back > work > end > cancelHotel > cancelFlight > demo',
  },
  {
    when: 'the scope does not end before they are done',
    sketch: {
      elements: { ...trip.elements, back: thrown(compensation(undefined, { waitForCompletion: false })) },
      flows: trip.flows,
    },
    play: (trial) => trial.done('flight').done('hotel').done('cancelHotel'),
    story: 'begin > flight > hotel > back > end > cancelHotel',
    waiting: ['back', 'cancelFlight'],
  },
  {
    when: 'nothing is to be undone: on at once',
    sketch: {
      elements: { back: thrown(compensation(undefined, { waitForCompletion: false })) },
      flows: ['begin > back > end'],
    },
    story: 'begin > back > end > demo',
  },
  {
    when: 'an inclusive join does not wait for a token that has gone on',
    sketch: {
      elements: {
        ...trip.elements,
        split: and,
        join: or,
        which: xor,
        other: job(),
        back: thrown(compensation(undefined, { waitForCompletion: false })),
      },
      flows: [
        'begin > flight > split > back > which > over else',
        'which > join if false',
        'split > other > join > end',
      ],
    },
    play: (trial) => trial.done('flight').done('other'),
    story: 'begin > flight > split > back > which > over > other > join > end',
    waiting: ['back', 'cancelFlight'],
  },
]);

scenes('compensation of a called case', [
  {
    when: 'the call activity has a handler: that',
    sketch: {
      elements: {
        launch: call('launch', { compensation: 'undo' }),
        undo: handler,
        back: thrown(compensation()),
      },
      flows: ['begin > launch > back > end'],
    },
    play: (trial) => trial.done('launch').done('undo'),
    story: 'begin > launch > undo > back > end > demo',
  },
  {
    when: 'it has none: what the called case did stays',
    sketch: {
      elements: { launch: call('launch'), back: thrown(compensation()) },
      flows: ['begin > launch > back > end'],
    },
    play: (trial) => trial.done('launch'),
    story: 'begin > launch > back > end > demo',
  },
]);

test('a handler of several sub-process instances leaves nothing to undo itself', () => {
  const tell = sub(
    { elements: { tell: undoable('untell'), untell: handler }, flows: ['go > tell > told'] },
    { isForCompensation: true, loop: each('[1, 2]') },
  );
  const trial = new Trial({
    elements: {
      book: undoable('undo'),
      undo: tell,
      back: thrown(compensation()),
      again: thrown(compensation()),
    },
    flows: ['begin > book > back > again > end'],
  });
  trial.done('book').done('tell').done('tell');
  expect(trial.state.status).toBe('completed');
});

test('a handler sees the data as its activity left it', () => {
  const trial = new Trial({
    elements: {
      book: job({
        loop: each('["a", "b"]'),
        compensation: 'undo',
        inputs: mapped({ channel: 'item' }),
        outputs: mapped({ last: 'id' }),
      }),
      undo: job({ isForCompensation: true, inputs: mapped({ channel: 'channel', id: 'id', last: 'last' }) }),
      back: thrown(compensation()),
    },
    flows: ['begin > book > back > end'],
  });
  trial.done('book', { id: 1 }).done('book', { id: 2 });
  trial.broken('undo').retry('undo').done('undo').done('undo');
  const inputs = trial.all('call').filter((command) => command.element === 'undo');
  const second = { channel: 'b', id: 2, last: 2 };
  expect(inputs.map((command) => command.job.input)).toEqual([
    second,
    second,
    { channel: 'a', id: 1, last: 1 },
  ]);
  expect(trial.variables).toEqual({ last: 2 });
});

test('the path says what was undone, by the instance that did it', () => {
  const trial = new Trial(trip).done('flight').done('hotel').done('cancelHotel').done('cancelFlight');
  const flight = trial.path.find((entry) => entry.element === 'flight' && entry.event === 'completed');
  const undone = trial.path.find((entry) => entry.element === 'flight' && entry.event === 'compensated');
  expect(undone?.instance).toBe(flight?.instance);
  expect(trial.log.filter((line) => line.endsWith('compensated'))).toEqual([
    'hotel compensated',
    'flight compensated',
  ]);
});
