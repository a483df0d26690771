import {
  after,
  all,
  and,
  becomes,
  boundary,
  caught,
  end,
  job,
  message,
  start,
  thrown,
  type Sketch,
} from '../testing/index.ts';
import { models, type TrialOutcome, type TrialRun } from './trial-run.ts';

const caughtTask = (name: string) => ({ kind: 'receiveTask', message: message(name) }) as const;

/** The end of a message flow. */
const towards = (process: string, element: string, name = 'flow') => ({
  ...message(name),
  to: [{ process, element }],
});
/** Two pools: an order begins a case at the shop, whose answers go back along message flows. None of the messages has a key. */
const buying: Sketch = {
  elements: {
    order: thrown(towards('shop', 'ordered')),
    hear: caught(message('anything')),
    pay: { kind: 'sendTask', message: towards('shop', 'paid') },
    late: boundary('rest', message('something else'), { interrupting: false }),
    rest: caughtTask('delivery'),
  },
  flows: ['begin > order > hear > pay > rest > end', 'late > told'],
};
const selling: Sketch = {
  elements: {
    ordered: { kind: 'receiveTask', message: message('order'), instantiate: true },
    confirm: thrown(towards('buyer', 'hear', 'other name')),
    paid: caught(message('payment')),
    delay: thrown(towards('buyer', 'late')),
    deliver: end(towards('buyer', 'rest')),
  },
  flows: ['ordered > confirm > paid > delay > deliver'],
};

/** Pools that talk to each other, and cases that several messages begin. */
export const conversationRuns: readonly (TrialRun & TrialOutcome)[] = [
  {
    name: 'two pools talk to each other by message flows alone',
    run: { models: models({ buyer: buying, shop: selling }), process: 'buyer' },
    status: 'completed',
    path: 'begin > order > hear > pay > late > told > rest > end > buyer',
    others: { shop: 'ordered > confirm > paid > delay > deliver > shop' },
  },
  {
    name: 'two conversations of the same pools do not mix',
    run: {
      models: models({ buyer: buying, shop: selling }),
      process: 'buyer',
      alongside: [{ process: 'buyer' }],
    },
    status: 'completed',
    path: 'begin > order > hear > pay > late > told > rest > end > buyer',
    others: {
      buyer: 'begin > order > hear > pay > late > told > rest > end > buyer',
      'shop 1': 'ordered > confirm > paid > delay > deliver > shop',
      'shop 2': 'ordered > confirm > paid > delay > deliver > shop',
    },
  },
  {
    name: 'a message flow leads to a pool that runs beside: it is kept until somebody waits for it',
    run: {
      models: models({
        teller: { elements: { tell: thrown(towards('listener', 'hear')) }, flows: ['begin > tell > end'] },
        listener: {
          elements: { rest: caught(after('PT1M')), hear: caught(message('x')) },
          flows: ['begin > rest > hear > end'],
        },
      }),
      process: 'teller',
      alongside: [{ process: 'listener' }],
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > tell > end > teller',
    others: { listener: 'begin > rest > hear > end > listener' },
  },
  {
    name: 'the messages of a parallel gateway begin one case',
    run: {
      models: models({
        demo: {
          elements: { one: thrown(message('one', '"k"')), two: thrown(message('two', '"k"')) },
          flows: ['begin > one > two > end'],
        },
        begun: {
          elements: {
            first: { kind: 'eventBasedGateway', instantiate: 'parallel' },
            a: caught(message('one', '"k"')),
            b: caught(message('two', '"k"')),
          },
          flows: ['first > a > afterA', 'first > b > afterB'],
        },
      }),
      process: 'demo',
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > one > two > end > demo',
    others: { begun: 'first > a > afterA > b > afterB > begun' },
  },
  {
    name: 'the messages of a parallel multiple start event begin one case',
    run: {
      models: models({
        demo: {
          elements: { two: thrown(message('two')), one: thrown(message('one')) },
          flows: ['begin > two > one > end'],
        },
        begun: {
          elements: { both: start(all(message('one'), message('two'))) },
          flows: ['both > end'],
        },
      }),
      process: 'demo',
      until: Date.UTC(2026, 0, 6),
    },
    status: 'completed',
    path: 'begin > two > one > end > demo',
    others: { begun: 'both > end > begun' },
  },
  {
    name: 'a condition interrupts a job under way',
    run: {
      models: models({
        demo: {
          elements: {
            split: and,
            work: job(),
            other: job(),
            on: boundary('work', becomes('stop = true')),
          },
          flows: ['begin > split > work > end', 'split > other > done', 'on > over'],
        },
      }),
      process: 'demo',
      script: { jobs: { other: { complete: { stop: true } } } },
    },
    status: 'completed',
    path: 'begin > split > other > on > done > over > demo',
    variables: { stop: true },
  },
];
