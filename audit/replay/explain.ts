import type { Finding } from '../finding.ts';
import { attributesOf, kindOf, textAt } from '../history/events.ts';
import type { EventJson } from '../history/proto-json.ts';
import { definitionOf, type RecordedRun } from '../history/recorded-run.ts';
import { stepOf } from './step.ts';

/** Reads out of the SDK's error what does not fit and where. Its texts: crates/sdk-core/src/worker/workflow/machines of temporalio/sdk-core. */
export function explainFailure(run: RecordedRun, failure: Error): Finding {
  const place = { caseId: run.caseId, runId: run.runId };
  const text = innerMessage(failure.message);
  const unknown = /^(?:MODEL|PROCESS)_UNKNOWN: (.*)|(Failed to initialize workflow of type .*)/.exec(text);
  if (unknown !== null) {
    const named = definitionOf(run);
    return {
      code: 'AUDIT_MODEL_UNKNOWN',
      message:
        named === undefined
          ? text
          : `this installation has no model ${named.hash} of process ${named.process}`,
      next: 'audit with an installation that was built with it: released models stay in definitions/<process>/released',
      ...place,
    };
  }
  const difference = /Nondeterminism error: (.*)/s.exec(text)?.[1];
  if (difference !== undefined) {
    return {
      code: 'AUDIT_NOT_DETERMINISTIC',
      message: 'the definition asks for something else than the history holds',
      next: 'if the code in workflows/ or engine/ was changed, give it back its old behaviour for running cases; if not, the history was changed',
      ...place,
      ...differenceOf(run, difference),
    };
  }
  const disorder = /History is out of order.*|.*(?:event group|history event).*/s.exec(text)?.[0];
  if (disorder !== undefined) {
    return {
      code: 'AUDIT_TAMPERED',
      message: `the history contradicts itself: ${disorder}`,
      next: 'get the history from the server or from a verified bundle again, and find out who could change this one',
      ...place,
    };
  }
  return {
    code: 'AUDIT_REPLAY_FAILED',
    message: `the replay broke off: ${text}`,
    next: 'check that the file is the whole history of a case of this project; if it is, report this as a defect',
    ...place,
  };
}

type Difference = Pick<Finding, 'event' | 'step' | 'expected' | 'found'>;

function differenceOf(run: RecordedRun, text: string): Difference {
  // "Activity id of scheduled event 'a-1' does not match activity id of activity command 'b-1'"
  const mismatch = /^(.+?) of scheduled event '(.*?)' does not match .*? '(.*?)'/.exec(text);
  if (mismatch !== null) {
    const [, what = '', found = '', expected = ''] = mismatch;
    const name = what.toLowerCase();
    return {
      ...placeOf(run.history.events.find((event) => names(event, found))),
      expected: `${name} ${expected}`,
      found: `${name} ${found}`,
    };
  }
  // "Timer machine does not handle this event: HistoryEvent(id: 11, ActivityTaskScheduled)"; "No command scheduled for event HistoryEvent(…)"
  const unhandled = /HistoryEvent\(id: (\d+), (\w+)\)/.exec(text);
  const machine = /^(.+?)(?: m|M)achine does not handle/.exec(text)?.[1];
  const event = unhandled === null ? undefined : run.history.events[Number(unhandled[1]) - 1];
  return {
    ...placeOf(event),
    expected: machine === undefined ? text : `a command of the kind ${machine}`,
    ...(unhandled?.[2] === undefined ? {} : { found: unhandled[2] }),
  };
}

function names(event: EventJson, name: string): boolean {
  if (!/_SCHEDULED$|_INITIATED$/.test(kindOf(event))) return false;
  const attributes = attributesOf(event);
  return ['activityId', 'activityType.name', 'workflowId', 'workflowType.name'].some(
    (field) => textAt(attributes, field) === name,
  );
}

function placeOf(event: EventJson | undefined): Pick<Finding, 'event' | 'step'> {
  if (event === undefined) return {};
  const step = stepOf(event);
  return { event: Number(event.eventId), ...(step === undefined ? {} : { step }) };
}

/** The SDK wraps the core's message in the debug text of a Rust value. */
function innerMessage(message: string): string {
  const quoted = /message: ("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
  if (quoted === undefined) return message;
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}
