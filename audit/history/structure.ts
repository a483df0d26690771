import type { Finding } from '../finding.ts';
import { attributesOf, kindOf, textAt } from './events.ts';
import type { EventJson } from './proto-json.ts';
import type { RecordedRun } from './recorded-run.ts';

/** Fields by which an event refers to an earlier one, and the kind that this one has to be. */
const references: readonly { readonly from: RegExp; readonly field: string; readonly to: string }[] = [
  {
    from: /^WORKFLOW_TASK_(STARTED|COMPLETED|FAILED|TIMED_OUT)$/,
    field: 'scheduledEventId',
    to: 'WORKFLOW_TASK_SCHEDULED',
  },
  { from: /^WORKFLOW_TASK_(COMPLETED|FAILED)$/, field: 'startedEventId', to: 'WORKFLOW_TASK_STARTED' },
  {
    from: /^ACTIVITY_TASK_(STARTED|COMPLETED|FAILED|TIMED_OUT|CANCELED)$/,
    field: 'scheduledEventId',
    to: 'ACTIVITY_TASK_SCHEDULED',
  },
  {
    from: /^ACTIVITY_TASK_(COMPLETED|FAILED|TIMED_OUT|CANCELED)$/,
    field: 'startedEventId',
    to: 'ACTIVITY_TASK_STARTED',
  },
  { from: /^TIMER_(FIRED|CANCELED)$/, field: 'startedEventId', to: 'TIMER_STARTED' },
  {
    from: /^CHILD_WORKFLOW_EXECUTION_/,
    field: 'initiatedEventId',
    to: 'START_CHILD_WORKFLOW_EXECUTION_INITIATED',
  },
  { from: /^CHILD_WORKFLOW_EXECUTION_/, field: 'startedEventId', to: 'CHILD_WORKFLOW_EXECUTION_STARTED' },
  {
    from: /^WORKFLOW_EXECUTION_UPDATE_COMPLETED$/,
    field: 'acceptedEventId',
    to: 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  },
  { from: /./, field: 'workflowTaskCompletedEventId', to: 'WORKFLOW_TASK_COMPLETED' },
];

/** What there is to know of a kind of event; worked out once. */
interface Kind {
  /** Field that holds what the event holds: `activityTaskScheduledEventAttributes`. */
  readonly attributes: string;
  readonly references: typeof references;
}

const kinds = new Map<string, Kind>();

function aboutKind(kind: string): Kind {
  const known = kinds.get(kind);
  if (known !== undefined) return known;
  const camel = kind.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
  const made = {
    attributes: `${camel}EventAttributes`,
    references: references.filter(({ from }) => from.test(kind)),
  };
  kinds.set(kind, made);
  return made;
}

/** What a server never does may still be off by this much: it rounds times to milliseconds. */
const ROUNDING_MS = 5;

/**
 * The first contradiction that no server writes: ids that do not count up from one, attributes of another kind, an event that refers to
 * something that is not there, a timer that fired before it was due.
 */
export function checkStructure(run: RecordedRun): Finding | undefined {
  const { events } = run.history;
  for (const [index, event] of events.entries()) {
    const problem = problemOf(event, index, events);
    if (problem === undefined) continue;
    return {
      code: 'AUDIT_TAMPERED',
      message: `the history contradicts itself: ${problem}`,
      next: 'get the history from the server or from a verified bundle again, and find out who could change this one',
      caseId: run.caseId,
      runId: run.runId,
      event: index + 1,
    };
  }
  return undefined;
}

function problemOf(event: EventJson, index: number, events: readonly EventJson[]): string | undefined {
  const kind = kindOf(event);
  if (event.eventId !== `${index + 1}`) return `event ${index + 1} has the id ${event.eventId}`;
  if ((kind === 'WORKFLOW_EXECUTION_STARTED') !== (index === 0))
    return `${kind} cannot be event ${index + 1}`;
  const about = aboutKind(kind);
  if (event[about.attributes] === undefined) return `${kind} does not hold what such an event holds`;
  const attributes = attributesOf(event);
  for (const { field, to } of about.references) {
    const target = textAt(attributes, field);
    if (target === undefined || target === '0') continue;
    const found = events[Number(target) - 1];
    if (Number(target) > index || found === undefined || kindOf(found) !== to) {
      return `${kind} refers to event ${target} as its ${to}, which it is not`;
    }
  }
  return kind === 'TIMER_FIRED' ? earlyTimer(event, events) : undefined;
}

function earlyTimer(fired: EventJson, events: readonly EventJson[]): string | undefined {
  const started = events[Number(textAt(attributesOf(fired), 'startedEventId')) - 1];
  if (started === undefined) return 'a timer fired that was not started';
  const seconds = Number.parseFloat(textAt(attributesOf(started), 'startToFireTimeout') ?? '0');
  const early = Date.parse(started.eventTime) + seconds * 1000 - Date.parse(fired.eventTime);
  return early > ROUNDING_MS ? `a timer of ${seconds} s fired ${early} ms too early` : undefined;
}
