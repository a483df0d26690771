import type {
  BpmnError,
  CaughtEscalation,
  Escalation,
  Incident,
  OpenTask,
  PathEntry,
  State,
  Status,
  Variables,
} from '../engine/kernel/index.ts';
import type { CaughtCodes } from '../engine/kernel/state.ts';
import type { Script } from '../engine/memory/script.ts';
import type { Model, Recipient } from '../engine/model.ts';

/**
 * What workers, API, CLI and auditor agree on about a case: its input, its Updates and queries, and what visibility shows of it.
 * The workflow type is the process id, the workflow id the case id. Personal data is tokens here, always.
 */

/** The one argument of every case. */
export interface CaseInput {
  /** SHA-256 of the model, hex: the case keeps exactly this definition for life. */
  readonly model: string;
  readonly variables: Variables;
  /** Person id of who started it. */
  readonly by?: string;
  /** Message start event to begin at; without it the none start event. */
  readonly startEvent?: string;
  /** Multiple start events: which of its triggers the message is. */
  readonly startPart?: number;
  readonly caughtByCaller?: CaughtCodes;
  /** Escalations that the calling case catches, the first that takes a code first. */
  readonly escalationsCaught?: readonly CaughtEscalation[];
  /** Only for files that are not among the released definitions (`run file.bpmn`): the models themselves, by process id. */
  readonly inline?: { readonly [processId: string]: Model };
  /** Continue-as-new: the kernel's state as it was. */
  readonly carried?: Carried;
  readonly rehearsal?: Rehearsed;
}

/** What the world would do, instead of the world. */
export interface Rehearsed {
  readonly script: Script;
  /** Epoch milliseconds: a rehearsal has its own calendar. */
  readonly start?: number;
  readonly asked?: Asked;
  /** So late it is at least, epoch milliseconds, where the server's clock for the case may be behind (rehearsal.ts). */
  readonly now?: number;
}

/** How often each job and task of a rehearsal was asked for so far. */
export type Asked = Readonly<Record<string, number>>;

export interface Carried {
  readonly state: State;
  readonly started: number;
}

/** Names of the Updates; each rejects bad input in its validator, before anything is written to the history. */
export const updates = {
  complete: 'complete',
  message: 'message',
  signal: 'signal',
  retry: 'retry',
  resolve: 'resolve',
  activate: 'activate',
  cancel: 'cancel',
} as const;

/** Names of the queries. */
export const queries = { show: 'show', path: 'path', task: 'task' } as const;

export interface CompleteTask {
  /** Instance of the task, as `show` lists it. */
  readonly task: number;
  readonly result: Variables;
  readonly by: string;
  /** Roles of that person; one of them must be among the task's groups, unless the person is named. */
  readonly roles: readonly string[];
}

export interface SendMessage {
  readonly name: string;
  readonly key?: string;
  /** It is for this element alone, whatever the message is called there: a message flow leads to it. */
  readonly element?: string;
  readonly variables?: Variables;
  /** ISO 8601 duration for which the case keeps it if it does not wait for it yet; without it such a message is rejected. */
  readonly timeToLive?: string;
  readonly by?: string;
}

/** What a case sends; `to` says where message flows lead it. */
export interface PublishedMessage extends SendMessage {
  readonly to?: readonly Recipient[];
  /** Scripted in a rehearsal: who does not wait for it when it comes does not get it. */
  readonly kept?: false;
}

export interface SendSignal {
  readonly name: string;
  readonly variables?: Variables;
  readonly by?: string;
}

/** A signal that a case threw, for all others. */
export interface ThrownSignal extends SendSignal {
  /** The case that threw it. */
  readonly from: string;
  /** The same id is the same signal. */
  readonly id: string;
}

/** Temporal signal by which a called case tells its caller of an escalation that the caller catches. */
export const ESCALATION = 'escalation';

export interface CalledEscalation extends Escalation {
  /** The called case. */
  readonly caseId: string;
}

export interface RetryIncident {
  readonly instance: number;
  /** Variables to change before the step is tried again. */
  readonly variables?: Variables;
  readonly by: string;
}

export interface ResolveIncident {
  readonly instance: number;
  /** What the step would have given. */
  readonly result?: Variables;
  readonly by: string;
}

/** What is done next in an ad-hoc sub-process. */
export interface ActivateElements {
  /** Instance of the ad-hoc sub-process, as `show` lists it. */
  readonly instance: number;
  /** Ids of elements in it that no flow leads to. */
  readonly elements: readonly string[];
  readonly by: string;
}

export interface CancelCase {
  readonly reason: string;
  readonly by: string;
}

/** Answer of the query `show`. Times are epoch milliseconds. */
export interface CaseView {
  readonly process: string;
  readonly model: string;
  readonly status: Status;
  readonly started: number;
  readonly variables: Variables;
  /** Where its tokens are: active elements. */
  readonly tokens: readonly {
    readonly element: string;
    readonly instance: number;
    readonly incident?: Incident;
    /** What it waits for without asking anybody: data that a step elsewhere makes. */
    readonly waitsFor?: 'data';
  }[];
  readonly tasks: readonly TaskView[];
  readonly incidents: readonly IncidentView[];
  readonly messages: readonly { readonly name: string; readonly key?: string; readonly element: string }[];
  readonly signals: readonly { readonly name: string; readonly element: string }[];
  readonly timers: readonly { readonly element: string; readonly due: number }[];
  readonly children: readonly { readonly element: string; readonly caseId: string }[];
  /** Ad-hoc sub-processes that are open, with what can be activated in each. */
  readonly adHoc?: readonly AdHocView[];
  readonly ending?: { readonly code: string; readonly message: string };
}

export interface AdHocView {
  readonly instance: number;
  readonly element: string;
  readonly activities: readonly { readonly element: string; readonly name: string }[];
}

export interface TaskView extends OpenTask {
  readonly task: number;
  readonly element: string;
}

export interface IncidentView extends Incident {
  readonly instance: number;
  readonly element: string;
}

/** Answer of the query `task` (argument: its instance): the open task, and the data that its form shows; nothing if it is not open. */
export type TaskData = { readonly task: TaskView; readonly variables: Variables } | null;

/** Answer of the query `path`. */
export type CasePath = readonly PathEntry[];

/** What a case gives when it completes, and what a calling case gets. */
export interface CaseResult {
  readonly status: Exclude<Status, 'running' | 'failed'>;
  readonly variables: Variables;
  /** It was cancelled, and has cleaned up where it drew how. */
  readonly cancelled?: true;
  /** Of a called case in a rehearsal only: its caller goes on counting from there. */
  readonly asked?: Asked;
}

/** Type of the ApplicationFailure of a case that ended with a BPMN error; its first detail is the error. */
export const CASE_FAILED = 'CASE_FAILED';
export type CaseFailure = BpmnError;

/** Codes with which validators reject, as the type of an ApplicationFailure; its message says what to do. */
export type RejectionCode =
  | 'CASE_ENDED'
  | 'TASK_NOT_OPEN'
  | 'TASK_ROLE_MISSING'
  | 'TASK_PERSON_EXCLUDED'
  | 'TASK_RESULT_INVALID'
  | 'MESSAGE_NOT_EXPECTED'
  | 'SIGNAL_NOT_EXPECTED'
  | 'INCIDENT_NOT_OPEN'
  | 'AD_HOC_NOT_OPEN'
  | 'AD_HOC_ELEMENT_UNKNOWN';

/**
 * Custom search attributes, both KeywordList, that make inboxes and message correlation queries. Values: `role:legal`, `person:anna`
 * for tasks; `name` and `name#key` for messages, `signal:name` for signals.
 */
export const searchAttributes = {
  tasks: 'MaschinenraumTasks',
  waits: 'MaschinenraumWaits',
  incidents: 'MaschinenraumIncidents',
} as const;

/** Memo of every case; `tasks` is kept up to date so that an inbox needs one list query and no query of each case. */
export interface CaseMemo {
  readonly model: string;
  readonly by?: string;
  readonly tasks?: readonly TaskView[];
  readonly incidents?: readonly IncidentView[];
}
