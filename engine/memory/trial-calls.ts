import {
  after,
  and,
  boundary,
  call,
  caught,
  end,
  job,
  message,
  signal,
  terminate,
  type Sketch,
} from '../testing/index.ts';
import { models, type TrialOutcome, type TrialRun } from './trial-run.ts';

const caller: Sketch = { elements: { callOut: call('called') }, flows: ['begin > callOut > end'] };

/** Time passes, messages and signals come for a case and for those that it calls alike. */
export const callRuns: readonly (TrialRun & TrialOutcome)[] = [
  {
    name: 'a deadline around a call passes while the called case works',
    run: {
      models: models({
        demo: {
          elements: { callOut: call('called'), late: boundary('callOut', after('PT1H')) },
          flows: ['begin > callOut > end', 'late > gaveUp'],
        },
        called: { elements: { work: job() }, flows: ['begin > work > end'] },
      }),
      process: 'demo',
      script: { jobs: { work: { after: 'PT3H', complete: {} } } },
    },
    status: 'completed',
    path: 'begin > late > gaveUp > demo',
    others: { called: 'begin' },
  },
  {
    name: 'a timer behind a call counts from the end of the called case',
    run: {
      models: models({
        demo: {
          elements: {
            split: and,
            callOut: call('called'),
            rest: caught(after('PT1H')),
            beside: caught(after('PT3H30M')),
          },
          flows: ['begin > split > callOut > rest > x', 'split > beside > y'],
        },
        called: { elements: { pause: caught(after('PT3H')) }, flows: ['begin > pause > end'] },
      }),
      process: 'demo',
    },
    status: 'completed',
    path: 'begin > split > callOut > beside > y > rest > x > demo',
    others: { called: 'begin > pause > end > called' },
  },
  {
    name: 'a message from outside reaches a called case',
    run: {
      models: models({
        demo: caller,
        called: { elements: { hear: caught(message('go')) }, flows: ['begin > hear > end'] },
      }),
      process: 'demo',
      script: { events: [{ message: 'go', variables: { price: 5 }, after: 'PT1H' }] },
    },
    status: 'completed',
    path: 'begin > callOut > end > demo',
    others: { called: 'begin > hear > end > called' },
    variables: { price: 5 },
  },
  {
    name: 'a called case ends with a task that a signal opened and somebody would decide later',
    run: {
      models: models({
        demo: {
          elements: { split: and, callOut: call('called'), work: job(), stop: end(terminate) },
          flows: ['begin > split > callOut > end', 'split > work > stop'],
        },
        called: {
          elements: { hear: caught(signal('go')), decide: { kind: 'userTask', task: {} } },
          flows: ['begin > hear > decide > end'],
        },
      }),
      process: 'demo',
      script: {
        jobs: { work: { after: 'PT2H', complete: {} } },
        tasks: { decide: { by: 'anna', result: {}, after: 'P1D' } },
        events: [{ signal: 'go', after: 'PT1H' }],
      },
    },
    status: 'completed',
    path: 'begin > split > work > stop > demo',
    others: { called: 'begin > hear' },
  },
  {
    name: 'a message that nobody waits for within an hour is lost',
    run: {
      models: models({
        demo: {
          elements: { tell: job(), rest: caught(after('PT2H')), hear: caught(message('offer')) },
          flows: ['begin > tell > rest > hear > end'],
        },
      }),
      process: 'demo',
      script: { jobs: { work: { complete: {}, publish: { message: 'offer' } } } },
    },
    status: 'waiting',
    path: 'begin > tell > rest',
  },
];
