import { expect, test } from 'vitest';
import { payloadsOf, smallRun } from '../testing/small-history.ts';
import { explainFailure } from './explain.ts';

const run = smallRun(
  ['WORKFLOW_EXECUTION_STARTED', { input: payloadsOf({ model: 'f00d', variables: {} }) }],
  ['ACTIVITY_TASK_SCHEDULED', { activityId: 'book-7', activityType: { name: 'book' } }],
);

/** As the SDK's core wraps its words. */
const wrapped = (text: string): Error =>
  new Error(`Details: Failure { failure: Some(Failure { message: ${JSON.stringify(text)}, source: "" }) }`);

test.each([
  [
    "[TMPRL1100] Nondeterminism error: Activity id of scheduled event 'book-7' does not match activity id of activity command 'pay-7'",
    {
      code: 'AUDIT_NOT_DETERMINISTIC',
      event: 2,
      step: 'book',
      expected: 'activity id pay-7',
      found: 'activity id book-7',
    },
  ],
  [
    '[TMPRL1100] Nondeterminism error: Timer machine does not handle this event: HistoryEvent(id: 2, ActivityTaskScheduled)',
    {
      code: 'AUDIT_NOT_DETERMINISTIC',
      event: 2,
      step: 'book',
      expected: 'a command of the kind Timer',
      found: 'ActivityTaskScheduled',
    },
  ],
  [
    '[TMPRL1100] Nondeterminism error: StartTimerMachine does not handle HistoryEvent(id: 2, ActivityTaskScheduled)',
    {
      code: 'AUDIT_NOT_DETERMINISTIC',
      event: 2,
      expected: 'a command of the kind StartTimer',
      found: 'ActivityTaskScheduled',
    },
  ],
  [
    '[TMPRL1100] Nondeterminism error: No command scheduled for event HistoryEvent(id: 2, ActivityTaskScheduled)',
    { code: 'AUDIT_NOT_DETERMINISTIC', event: 2, found: 'ActivityTaskScheduled' },
  ],
  [
    'MODEL_UNKNOWN: this worker has no model f00d of process p',
    { code: 'AUDIT_MODEL_UNKNOWN', message: 'this installation has no model f00d of process p' },
  ],
  [
    'Fatal error in workflow machines: History is out of order. Last processed event: 6, event id: 8',
    { code: 'AUDIT_TAMPERED' },
  ],
  [
    'a "quoted" surprise',
    { code: 'AUDIT_REPLAY_FAILED', message: 'the replay broke off: a "quoted" surprise' },
  ],
])('%s', (text, finding) => {
  expect(explainFailure(run, wrapped(text))).toMatchObject({ ...finding, caseId: 'case-1', runId: 'run-1' });
});
