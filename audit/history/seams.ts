import { canonicalJson } from '../../compiler/hash.ts';
import type { Finding } from '../finding.ts';
import { at, attributesOf, kindOf, textAt } from './events.ts';
import type { EventJson } from './proto-json.ts';
import { continuedAs, type CaseRecord } from './read-case.ts';
import { startedEvent, type RecordedRun } from './recorded-run.ts';

/**
 * Where two histories tell of the same thing they have to tell the same: what a case handed to one that it called, what it got back,
 * and what a run handed to the one that continued it.
 */
export function checkSeams(record: CaseRecord): readonly Finding[] {
  const findings: Finding[] = [];
  record.runs.forEach((run, index) => {
    const before = record.runs[index - 1];
    const last = before?.history.events.at(-1);
    if (before !== undefined && last !== undefined && continuedAs(before) === run.runId) {
      findings.push(...compare(before, last, 'input', run, startedEvent(run), 'input'));
    }
  });
  for (const child of record.called) {
    findings.push(...checkCall(record, child), ...checkSeams(child));
  }
  return findings;
}

function checkCall(caller: CaseRecord, child: CaseRecord): readonly Finding[] {
  const first = child.runs[0];
  const last = child.runs.at(-1);
  if (first === undefined || last === undefined) return [];
  return caller.runs.flatMap((run) => {
    const { events } = run.history;
    return events.flatMap((event) => {
      if (textAt(attributesOf(event), 'workflowExecution.runId') !== first.runId) return [];
      const kind = kindOf(event);
      if (kind === 'CHILD_WORKFLOW_EXECUTION_STARTED') {
        const initiated = events[Number(textAt(attributesOf(event), 'initiatedEventId')) - 1];
        return initiated === undefined
          ? []
          : compare(run, initiated, 'input', first, startedEvent(first), 'input');
      }
      const ending = last.history.events.at(-1);
      if (ending === undefined || !/_(COMPLETED|FAILED)$/.test(kind)) return [];
      if (kind === 'CHILD_WORKFLOW_EXECUTION_COMPLETED')
        return compare(run, event, 'result', last, ending, 'result');
      return compare(
        run,
        event,
        'failure.applicationFailureInfo',
        last,
        ending,
        'failure.applicationFailureInfo',
      );
    });
  });
}

function compare(
  one: RecordedRun,
  told: EventJson,
  toldAt: string,
  other: RecordedRun,
  happened: EventJson,
  happenedAt: string,
): readonly Finding[] {
  const found = canonicalJson(at(attributesOf(happened), happenedAt) ?? null);
  if (canonicalJson(at(attributesOf(told), toldAt) ?? null) === found) return [];
  return [
    {
      code: 'AUDIT_TAMPERED',
      message: `two histories contradict each other about the ${toldAt.split('.')[0] ?? toldAt} of case ${other.caseId}`,
      next: 'get both from the server or from a verified bundle again, and find out who could change one',
      caseId: other.caseId,
      runId: other.runId,
      event: Number(happened.eventId),
      expected: `what event ${told.eventId} of run ${one.runId} says`,
    },
  ];
}
