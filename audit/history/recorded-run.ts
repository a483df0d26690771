import { z } from 'zod';
import { hashModel } from '../../compiler/hash.ts';
import type { Model } from '../../engine/model.ts';
import { INLINE } from '../../workflows/called-model.ts';
import type { CaseInput } from '../../workflows/contract.ts';
import { AuditError } from '../errors.ts';
import { attributesOf, firstValue, kindOf, textAt } from './events.ts';
import type { EventJson, HistoryJson } from './proto-json.ts';

/** One run of a case: its history, as Temporal's tools write it. */
export interface RecordedRun {
  readonly caseId: string;
  readonly runId: string;
  /** Workflow type. */
  readonly process: string;
  readonly history: HistoryJson;
}

/** The definition that a history names. */
export interface NamedDefinition {
  readonly process: string;
  /** SHA-256 of the model; of the model itself where it travels in the input. */
  readonly hash: string;
  /** The models that travel in the input, by process id. */
  readonly inline?: { readonly [process: string]: Model };
}

const historyShape = z.looseObject({
  events: z
    .array(z.looseObject({ eventId: z.string(), eventTime: z.string(), eventType: z.string() }))
    .min(1),
});

const inputShape = z.looseObject({
  model: z.string(),
  inline: z.record(z.string(), z.looseObject({ id: z.string() })).optional(),
});

/** Reads a history in proto3 JSON; AUDIT_FILE_INVALID when it is none. */
export function runOf(json: unknown, file: string): RecordedRun {
  const read = historyShape.safeParse(json);
  const first = read.data?.events[0];
  const started = first === undefined ? undefined : attributesOf(first);
  const caseId = textAt(started, 'workflowId');
  const runId = textAt(started, 'originalExecutionRunId');
  const process = textAt(started, 'workflowType.name');
  if (read.data === undefined || caseId === undefined || runId === undefined || process === undefined) {
    throw new AuditError(
      'AUDIT_FILE_INVALID',
      `${file} is not a history of a case`,
      'give a file that audit record or temporal workflow show --output json has written',
    );
  }
  return { caseId, runId, process, history: { events: read.data.events } };
}

/** The first event: what the run was started with. */
export function startedEvent({ history }: RecordedRun): EventJson {
  const [first] = history.events;
  if (first === undefined || kindOf(first) !== 'WORKFLOW_EXECUTION_STARTED') {
    throw new AuditError(
      'AUDIT_FILE_INVALID',
      'a history does not begin with its start',
      'get the whole history',
    );
  }
  return first;
}

/** What the case was started with; undefined when it is not the input of a case. */
export function inputOf(run: RecordedRun): CaseInput | undefined {
  const input = firstValue(attributesOf(startedEvent(run))['input']);
  // Checked as far as an audit relies on it; the kernel takes the rest when the history is replayed.
  return inputShape.safeParse(input).success ? (input as CaseInput) : undefined;
}

/** The definition that a run names in its input; undefined when it names none. */
export function definitionOf(run: RecordedRun): NamedDefinition | undefined {
  const input = inputOf(run);
  if (input === undefined) return undefined;
  const { process } = run;
  const own = input.inline?.[process];
  if (own === undefined) return { process, hash: input.model };
  return { process, hash: input.model === INLINE ? hashModel(own) : input.model, inline: input.inline ?? {} };
}
