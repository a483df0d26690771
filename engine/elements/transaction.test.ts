import { expect, test } from 'vitest';
import {
  after,
  and,
  boundary,
  cancel,
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
  transaction,
  Trial,
  xor,
} from '../testing/index.ts';
import type { Draft, Sketch } from '../testing/index.ts';

const undoable = (handler: string) => job({ compensation: handler });
const handler = job({ isForCompensation: true });
const stop = end(cancel);

/** begin > booking > end, and a cancel event on the border of booking that leads to told. */
function around(inside: Sketch, more: { readonly [id: string]: Draft } = {}, loop = {}): Sketch {
  const booking = transaction(inside, loop);
  return {
    elements: { booking, cancelled: boundary('booking', cancel), ...more },
    flows: ['begin > booking > end', 'cancelled > told'],
  };
}

const trip: Sketch = {
  elements: { flight: undoable('noFlight'), noFlight: handler, hotel: undoable('noHotel'), noHotel: handler },
  flows: ['go > flight > hotel > ask', 'ask > booked if paid', 'ask > stop else'],
};
const payable = { ...trip, elements: { ...trip.elements, ask: xor, stop } };

scenes('transaction', [
  {
    when: 'nothing cancels it: a sub-process like any other',
    sketch: around(payable),
    variables: { paid: true },
    play: (trial) => trial.done('flight').done('hotel'),
    story: 'begin > go > flight > hotel > ask > booked > booking > end > demo',
  },
  {
    when: 'cancelled: all that completed is undone, last first, then the token leaves by the cancel event',
    sketch: around(payable),
    variables: { paid: false },
    play: (trial) => trial.done('flight').done('hotel').done('noHotel').done('noFlight'),
    story: 'begin > go > flight > hotel > ask > stop > noHotel > noFlight > cancelled > told > demo',
  },
  {
    when: 'cancelled: it is not left before all is undone',
    sketch: around(payable),
    variables: { paid: false },
    play: (trial) => trial.done('flight').done('hotel').done('noHotel'),
    story: 'begin > go > flight > hotel > ask > stop > noHotel',
    waiting: ['noFlight'],
  },
  {
    when: 'cancelled with nothing to undo: left at once',
    sketch: around({ elements: { stop }, flows: ['go > stop'] }),
    story: 'begin > go > stop > cancelled > told > demo',
  },
  {
    when: 'cancelled while other tokens are under way in it: they end',
    sketch: around({
      elements: { split: and, work: job(), decide: job(), stop },
      flows: ['go > split > work > done', 'split > decide > stop'],
    }),
    play: (trial) => trial.done('decide'),
    story: 'begin > go > split > decide > stop > cancelled > told > demo',
  },
  {
    when: 'cancelled while a sub-process in it is active: what completed there is undone too',
    sketch: around({
      elements: {
        split: and,
        a: undoable('undoA'),
        undoA: handler,
        inner: sub({ elements: { b: undoable('undoB'), undoB: handler, c: job() }, flows: ['in > b > c'] }),
        decide: job(),
        stop,
      },
      flows: ['go > a > split > inner > done', 'split > decide > stop'],
    }),
    play: (trial) => trial.done('a').done('b').done('decide').done('undoB').done('undoA'),
    story: 'begin > go > a > split > in > b > decide > stop > undoB > undoA > cancelled > told > demo',
  },
  {
    when: 'cancelled while something in it is being undone: nothing is forgotten, and what was cut short is done again',
    sketch: around({
      elements: {
        ...trip.elements,
        split: and,
        back: thrown(compensation()),
        decide: job(),
        stop,
      },
      flows: ['go > flight > hotel > split > back > on', 'split > decide > stop'],
    }),
    play: (trial) => trial.done('flight').done('hotel').done('decide').done('noHotel').done('noFlight'),
    story:
      'begin > go > flight > hotel > split > decide > stop > noHotel > noFlight > cancelled > told > demo',
  },
  {
    when: 'an event sub-process in it cancels',
    sketch: around({
      elements: {
        ...trip.elements,
        work: job(),
        late: eventSub({ elements: { tooLate: start(after('P1D')), stop }, flows: ['tooLate > stop'] }),
      },
      flows: ['go > flight > work > booked'],
    }),
    play: (trial) => trial.done('flight').timer('tooLate').done('noFlight'),
    story: 'begin > go > flight > tooLate > stop > noFlight > cancelled > told > demo',
  },
  {
    when: 'while it is being undone no other event on its border or in it happens',
    sketch: around(
      {
        elements: {
          ...trip.elements,
          stop,
          asked: eventSub({ elements: { hello: start(message('hello')) }, flows: ['hello > hi'] }),
        },
        flows: ['go > flight > stop'],
      },
      { called: boundary('booking', message('call')) },
    ),
    play: (trial) => trial.done('flight').message('hello').message('call').done('noFlight'),
    story: 'begin > go > flight > stop > noFlight > cancelled > told > demo',
  },
  {
    when: 'an error leaves it: nothing is undone',
    sketch: {
      elements: {
        booking: transaction({
          elements: { ...trip.elements, fail: end(error('HAZARD')) },
          flows: ['go > flight > fail'],
        }),
        hazard: boundary('booking', error('HAZARD')),
      },
      flows: ['begin > booking > end', 'hazard > told'],
    },
    play: (trial) => trial.done('flight'),
    story: 'begin > go > flight > hazard > told > demo',
  },
  {
    when: 'a handler fails with an error: it is left with that, and the rest is not undone',
    sketch: {
      elements: {
        booking: transaction({ elements: { ...trip.elements, stop }, flows: ['go > flight > hotel > stop'] }),
        cancelled: boundary('booking', cancel),
        hazard: boundary('booking', error()),
      },
      flows: ['begin > booking > end', 'cancelled > told', 'hazard > repair'],
    },
    play: (trial) => trial.done('flight').done('hotel').error('noHotel', 'SOLD_OUT'),
    story: 'begin > go > flight > hotel > stop > hazard > repair > demo',
  },
  {
    when: 'a handler cannot do its work: an engineer tries again',
    sketch: around({ elements: { ...trip.elements, stop }, flows: ['go > flight > stop'] }),
    play: (trial) => trial.done('flight').broken('noFlight').retry('noFlight').done('noFlight'),
    story: 'begin > go > flight > stop > noFlight > cancelled > told > demo',
  },
  {
    when: 'it has completed: undone from outside like a sub-process',
    sketch: {
      elements: { booking: transaction(trip), back: thrown(compensation('booking')) },
      flows: ['begin > booking > back > end'],
    },
    variables: { paid: true },
    play: (trial) => trial.done('flight').done('hotel').done('noHotel').done('noFlight'),
    story: 'begin > go > flight > hotel > ask > booked > booking > noHotel > noFlight > back > end > demo',
  },
  {
    when: 'one in another: only the inner one is cancelled',
    sketch: around({
      elements: {
        a: undoable('undoA'),
        undoA: handler,
        inner: transaction({
          elements: { b: undoable('undoB'), undoB: handler, stop },
          flows: ['in > b > stop'],
        }),
        off: boundary('inner', cancel),
      },
      flows: ['go > a > inner > done', 'off > instead'],
    }),
    play: (trial) => trial.done('a').done('b').done('undoB'),
    story: 'begin > go > a > in > b > stop > undoB > off > instead > booking > end > demo',
  },
]);

const each2 = { loop: each('["a", "b"]') };
const single: Sketch = {
  elements: { flight: undoable('noFlight'), noFlight: handler, ask: xor, stop, check: job() },
  flows: ['go > flight > check > ask', 'ask > booked if item = "a"', 'ask > stop else'],
};

scenes('multi-instance transaction', [
  {
    when: 'one instance cancels while another is under way: all are undone',
    sketch: around(single, {}, each2),
    play: (trial) =>
      trial.done('flight').done('flight').done('check', {}, { nth: 1 }).done('noFlight').done('noFlight'),
    story:
      'begin > go > go > flight > flight > check > ask > stop > noFlight > noFlight > cancelled > told > demo',
  },
  {
    when: 'one instance cancels when another has completed: that is undone too',
    sketch: around(single, {}, each2),
    play: (trial) =>
      trial.done('flight').done('check').done('flight').done('check').done('noFlight').done('noFlight'),
    story:
      'begin > go > go > flight > check > ask > booked > booking > flight > check > ask > stop > noFlight > noFlight > cancelled > told > demo',
  },
  {
    when: 'the first of several in a row cancels: the others do not begin',
    sketch: around(single, {}, { loop: each('["b", "a"]', { sequential: true }) }),
    play: (trial) => trial.done('flight').done('check').done('noFlight'),
    story: 'begin > go > flight > check > ask > stop > noFlight > cancelled > told > demo',
  },
]);

test('a handler in a cancelled instance sees the data of that instance', () => {
  const trial = new Trial(
    around(
      {
        elements: {
          flight: job({ compensation: 'noFlight' }),
          noFlight: job({ isForCompensation: true, inputs: mapped({ of: 'item' }) }),
          ask: xor,
          stop,
        },
        flows: ['go > flight > ask', 'ask > booked if item = "a"', 'ask > stop else'],
      },
      {},
      each2,
    ),
  );
  trial.done('flight').done('flight').done('noFlight').done('noFlight');
  const inputs = trial.all('call').filter(({ element }) => element === 'noFlight');
  expect(inputs.map(({ job: { input } }) => input)).toEqual([{ of: 'b' }, { of: 'a' }]);
});

test('a job that was under way is waited for, and undone with the rest', () => {
  const trial = new Trial(
    around({
      elements: {
        split: and,
        inner: sub(
          {
            elements: {
              flight: job({ compensation: 'noFlight', outputs: mapped({ seat: 'seat' }) }),
              noFlight: job({
                isForCompensation: true,
                inputs: mapped({ seat: 'seat', airline: 'airline' }),
              }),
            },
            flows: ['in > flight > out'],
          },
          { inputs: mapped({ airline: '"LH"' }) },
        ),
        hotel: undoable('noHotel'),
        noHotel: handler,
        decide: job(),
        stop,
      },
      flows: ['go > hotel > split > inner > done', 'split > decide > stop'],
    }),
  );
  trial.done('hotel');
  const late = trial.open('flight');
  trial.done('decide');
  expect(trial.waiting).toEqual(['booking']);
  trial.happen({ on: 'done', instance: late, result: { seat: '12A' } });
  expect(trial.all('call').at(-1)?.job.input).toEqual({ seat: '12A', airline: 'LH' });
  trial.done('noFlight').done('noHotel');
  expect(trial.story).toBe(
    'begin > go > hotel > split > in > decide > stop > noFlight > noHotel > cancelled > told > demo',
  );
});
