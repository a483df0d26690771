import { canonicalJson } from '../../compiler/hash.ts';
import type { Finding } from '../finding.ts';
import {
  at,
  attributesOf,
  kindOf,
  payloadsIn,
  textAt,
  valueOf,
  type PayloadJson,
} from '../history/events.ts';
import type { EventJson } from '../history/proto-json.ts';
import type { RecordedRun } from '../history/recorded-run.ts';
import type { Spoken } from './witness.ts';
import { contrast, shortened } from './contrast.ts';
import { withoutNewest } from './newest-called.ts';
import { stepOf } from './step.ts';

/**
 * Events that the workflow code asked for, and where they hold what it handed out. Memos and summaries are views for people: they may
 * change with the code and prove nothing.
 */
const commanded: Readonly<Record<string, readonly string[]>> = {
  ACTIVITY_TASK_SCHEDULED: ['input'],
  START_CHILD_WORKFLOW_EXECUTION_INITIATED: ['input'],
  WORKFLOW_EXECUTION_COMPLETED: ['result'],
  WORKFLOW_EXECUTION_FAILED: ['failure'],
  WORKFLOW_EXECUTION_CONTINUED_AS_NEW: ['input'],
  WORKFLOW_EXECUTION_UPDATE_COMPLETED: ['outcome'],
};

/**
 * Compares what the history holds of the code's words with what the code said when it was replayed. Each payload of the history has to
 * have been said, to the same one, as often as it stands there.
 */
export function checkContents(run: RecordedRun, spoken: readonly Spoken[]): readonly Finding[] {
  const said = new Map<string, PayloadJson[]>();
  for (const word of spoken) {
    const to = addressee(word.activity, word.caseId);
    const words = said.get(to);
    if (words === undefined) said.set(to, [jsonOf(word)]);
    else words.push(jsonOf(word));
  }
  return run.history.events.flatMap((event) => {
    const payloads = payloadsOf(event);
    if (payloads.length === 0) return [];
    const words = said.get(addresseeOf(event, run)) ?? [];
    const meaning = isCall(event) ? meaningOfCall(run, event) : meaningOf;
    const unsaid = payloads.filter((payload) => !takeWord(words, payload, meaning));
    return unsaid.map((payload) => differs(run, event, meaningOf(payload), words.map(meaningOf)));
  });
}

/** Strikes out the word that a payload is; tells whether there was one. Equal bytes are looked for first: that is nearly always enough. */
function takeWord(
  words: PayloadJson[],
  payload: PayloadJson,
  meaning: (payload: PayloadJson) => string,
): boolean {
  let index = words.findIndex(({ data }) => data === payload.data);
  if (index < 0) {
    const meant = meaning(payload);
    index = words.findIndex((word) => meaning(word) === meant);
  }
  if (index >= 0) words.splice(index, 1);
  return index >= 0;
}

function differs(run: RecordedRun, event: EventJson, found: string, words: readonly string[]): Finding {
  const step = stepOf(event);
  // What the code may have said instead: something of the same form, if there is any.
  const expected = words.find((word) => word[0] === found[0]) ?? words[0];
  return {
    code: 'AUDIT_CONTENT_DIFFERS',
    message: `${kindOf(event)} holds something else than the definition gives for what happened before`,
    next: 'either the history was changed, or the code that binds the step was changed without a new release of the definition',
    caseId: run.caseId,
    runId: run.runId,
    event: Number(event.eventId),
    ...(step === undefined ? {} : { step }),
    ...(expected === undefined ? { found: shortened(found) } : contrast(expected, found)),
  };
}

function payloadsOf(event: EventJson): readonly PayloadJson[] {
  const places = commanded[kindOf(event)] ?? [];
  return places.flatMap((place) => payloadsIn(at(attributesOf(event), place)));
}

function addresseeOf(event: EventJson, run: RecordedRun): string {
  const attributes = attributesOf(event);
  if (kindOf(event) === 'ACTIVITY_TASK_SCHEDULED')
    return addressee(textAt(attributes, 'activityId'), run.caseId);
  const child = isCall(event) ? textAt(attributes, 'workflowId') : undefined;
  return addressee(undefined, child ?? run.caseId);
}

function isCall(event: EventJson): boolean {
  return kindOf(event) === 'START_CHILD_WORKFLOW_EXECUTION_INITIATED';
}

function addressee(activity: string | undefined, caseId: string): string {
  return activity === undefined ? caseId : `${caseId}/${activity}`;
}

function jsonOf({ payload }: Spoken): PayloadJson {
  const metadata = Object.entries(payload.metadata ?? {}).map(([name, value]) => [name, base64(value)]);
  return { metadata: Object.fromEntries(metadata), data: base64(payload.data ?? new Uint8Array()) };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** The order of fields in JSON means nothing; where the payload is no JSON its bytes count. */
function meaningOf(payload: PayloadJson): string {
  const value = valueOf(payload);
  return value === undefined ? `base64:${payload.data ?? ''}` : canonicalJson(value);
}

function meaningOfCall(run: RecordedRun, call: EventJson): (payload: PayloadJson) => string {
  return (payload) => {
    const value = valueOf(payload);
    return value === undefined ? meaningOf(payload) : canonicalJson(withoutNewest(run, call, value));
  };
}
