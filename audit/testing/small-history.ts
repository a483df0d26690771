import type { EventJson } from '../history/proto-json.ts';
import type { RecordedRun } from '../history/recorded-run.ts';

type Attributes = { readonly [name: string]: unknown };

/** A history by hand: kinds without their prefix, each with what it holds. Events count up from one, a second apart. */
export function smallRun(
  ...events: readonly (readonly [kind: string, attributes?: Attributes])[]
): RecordedRun {
  const history = {
    events: events.map(([kind, attributes = {}], index) => eventOf(kind, attributes, index)),
  };
  return { caseId: 'case-1', runId: 'run-1', process: 'p', history };
}

/** A value as Temporal's default converter writes it. */
export function payloadsOf(value: unknown): Attributes {
  const data = Buffer.from(JSON.stringify(value)).toString('base64');
  return { payloads: [{ metadata: { encoding: Buffer.from('json/plain').toString('base64') }, data }] };
}

function eventOf(kind: string, attributes: Attributes, index: number): EventJson {
  const field = kind.toLowerCase().replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
  return {
    eventId: `${index + 1}`,
    eventTime: new Date(Date.UTC(2026, 0, 5, 8, 0, index)).toISOString(),
    eventType: `EVENT_TYPE_${kind}`,
    [`${field}EventAttributes`]: attributes,
  };
}
