import { call, eventSub, job, mapped, message, start, type Sketch } from '../testing/index.ts';
import { models, type TrialOutcome, type TrialRun } from './trial-run.ts';

const cancelled = start(message('maschinenraum.cancel'));
/** Takes an hour to undo what it did. */
const undoing: Sketch = {
  elements: {
    work: job({ outputs: mapped({ made: 'id' }) }),
    undo: eventSub({
      elements: { cancelled, remove: job({ outputs: mapped({ undone: 'nth' }) }) },
      flows: ['cancelled > remove > removed'],
    }),
  },
  flows: ['begin > work > end'],
};
/** Removes something, too: the answers are counted. */
const caller: Sketch = {
  elements: {
    callOut: call('called'),
    cleanup: eventSub({
      elements: { cancelled, remove: job({ outputs: mapped({ nth: 'nth', got: 'undone' }) }) },
      flows: ['cancelled > remove > cleaned'],
    }),
  },
  flows: ['begin > callOut > end'],
};
const remove = [{ after: 'PT1H', complete: { nth: 1 } }, { complete: { nth: 2 } }] as const;
const cancel = { cancel: true, by: 'anna', after: 'PT30M' } as const;

/** Cases that are cancelled while something of theirs is under way. */
export const trialCancels: readonly (TrialRun & TrialOutcome)[] = [
  {
    name: 'it is cancelled while a called case runs: it cleans up after that has undone itself, and gets nothing of it',
    run: {
      models: models({ demo: caller, called: undoing }),
      process: 'demo',
      script: {
        jobs: { work: { after: 'P1D', complete: { id: 7 } }, remove },
        events: [cancel],
      },
    },
    status: 'completed',
    path: 'begin > cancelled > remove > cleaned > cleanup > demo',
    others: { called: 'begin > cancelled > remove > removed > undo > called' },
    variables: { nth: 2, got: null },
  },
  {
    name: 'it is cancelled while a job runs that nobody answers: it cleans up',
    run: {
      models: models({ demo: undoing }),
      process: 'demo',
      script: { jobs: { remove: { complete: {} } }, events: [cancel] },
    },
    status: 'completed',
    path: 'begin > cancelled > remove > removed > undo > demo',
  },
  {
    name: 'it is cancelled while a called case runs that does not clean up',
    run: {
      models: models({
        demo: caller,
        called: { elements: { work: job() }, flows: ['begin > work > end'] },
      }),
      process: 'demo',
      script: { jobs: { work: { after: 'P1D', complete: {} }, remove }, events: [cancel] },
    },
    status: 'completed',
    path: 'begin > cancelled > remove > cleaned > cleanup > demo',
    others: { called: 'begin' },
    variables: { nth: 1 },
  },
];
