import { expect, test } from 'vitest';
import { payloadsOf, smallRun } from '../testing/small-history.ts';
import type { CaseRecord } from './read-case.ts';
import type { RecordedRun } from './recorded-run.ts';
import { checkSeams } from './seams.ts';

const named = (run: RecordedRun, caseId: string, runId: string): RecordedRun => ({ ...run, caseId, runId });
const recordOf = (runs: readonly RecordedRun[], called: readonly CaseRecord[] = []): CaseRecord => ({
  caseId: runs[0]?.caseId ?? '',
  process: 'p',
  runs,
  called,
});

const input = payloadsOf({ model: 'abc' });
const child = named(
  smallRun(
    ['WORKFLOW_EXECUTION_STARTED', { input }],
    ['WORKFLOW_EXECUTION_COMPLETED', { result: payloadsOf(1) }],
  ),
  'c',
  'child-run',
);
const caller = (handed: unknown, got: unknown): RecordedRun =>
  smallRun(
    ['WORKFLOW_EXECUTION_STARTED'],
    ['START_CHILD_WORKFLOW_EXECUTION_INITIATED', { input: payloadsOf(handed) }],
    [
      'CHILD_WORKFLOW_EXECUTION_STARTED',
      { initiatedEventId: '2', workflowExecution: { runId: 'child-run' } },
    ],
    [
      'CHILD_WORKFLOW_EXECUTION_COMPLETED',
      { workflowExecution: { runId: 'child-run' }, result: payloadsOf(got) },
    ],
  );

test.each([
  ['nothing where both tell the same', { model: 'abc' }, 1, []],
  ['another input', { model: 'abd' }, 1, [{ code: 'AUDIT_TAMPERED', runId: 'child-run', event: 1 }]],
  ['another result', { model: 'abc' }, 2, [{ code: 'AUDIT_TAMPERED', runId: 'child-run', event: 2 }]],
])('between caller and called: %s', (_, handed, got, found) => {
  expect(checkSeams(recordOf([caller(handed, got)], [recordOf([child])]))).toMatchObject(found);
});

test('between a run and the one that continued it', () => {
  const first = smallRun(
    ['WORKFLOW_EXECUTION_STARTED'],
    ['WORKFLOW_EXECUTION_CONTINUED_AS_NEW', { newExecutionRunId: 'run-2', input }],
  );
  const second = (value: unknown): RecordedRun =>
    named(smallRun(['WORKFLOW_EXECUTION_STARTED', { input: payloadsOf(value) }]), 'case-1', 'run-2');
  expect(checkSeams(recordOf([first, second({ model: 'abc' })]))).toEqual([]);
  expect(checkSeams(recordOf([first, second({ model: 'x' })]))).toMatchObject([{ runId: 'run-2', event: 1 }]);
});
