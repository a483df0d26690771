import type { Recipient } from '../model/events.ts';
import type { Escalation } from './happening.ts';
import type { CaughtCodes, CaughtEscalation, Incident, Status, Variables } from './state.ts';
import type { Value } from '../value.ts';

/** What the kernel asks of whoever runs it. `instance` and `wait` are the names under which the answer comes back. */
export type Command =
  | { readonly do: 'call'; readonly instance: number; readonly element: string; readonly job: JobCall }
  | { readonly do: 'open'; readonly instance: number; readonly element: string; readonly task: OpenTask }
  | { readonly do: 'child'; readonly instance: number; readonly element: string; readonly child: ChildCall }
  /** The job, task or child is no longer wanted. */
  | { readonly do: 'withdraw'; readonly instance: number; readonly what: 'job' | 'task' | 'child' }
  /** The job's step has ended, but its answer is expected all the same: it need not wait for what the tool makes of it. */
  | { readonly do: 'hasten'; readonly instance: number }
  | { readonly do: 'arm'; readonly wait: number; readonly element: string; readonly due: number }
  | {
      readonly do: 'listen';
      readonly wait: number;
      readonly element: string;
      readonly name: string;
      readonly key?: string;
    }
  /** Wait for a signal of this name. */
  | { readonly do: 'heed'; readonly wait: number; readonly element: string; readonly name: string }
  | { readonly do: 'disarm'; readonly wait: number }
  | {
      readonly do: 'publish';
      readonly name: string;
      readonly key?: string;
      /** Where message flows lead; without them it is for whoever waits for a message of that name. */
      readonly to?: readonly Recipient[];
      readonly variables: Variables;
    }
  /** To all other cases: this one has dealt with it. `instance` threw it. */
  | {
      readonly do: 'broadcast';
      readonly instance: number;
      /** Multiple throwing events: which of its results it is; absent for the first. */
      readonly part?: number;
      readonly name: string;
      readonly variables: Variables;
    }
  /** To the calling case, which catches it. */
  | { readonly do: 'escalate'; readonly escalation: Escalation }
  | { readonly do: 'alarm'; readonly instance: number; readonly element: string; readonly incident: Incident }
  | { readonly do: 'end'; readonly status: Exclude<Status, 'running'>; readonly variables: Variables };

export interface JobCall {
  /** Action id or job type. */
  readonly type: string;
  /** What the input mappings made; absent when the step has none (code binds it, or it gets all variables). */
  readonly input?: Variables;
  readonly headers?: { readonly [key: string]: string };
  /** How often it may be tried, where the diagram says so. */
  readonly retries?: number;
  /** Multiple throwing events: which of its results this job is; absent for the first. */
  readonly part?: number;
  /** It was called before and failed: the work may have been done all the same. */
  readonly repeated?: true;
  /** Milliseconds since the first of these calls; absent where that is not known any more. */
  readonly triedForMs?: number;
  /** It is no work of the step but a listener around it: its name, unique in the model (`scoreLead.start-1`). */
  readonly listener?: string;
}

/** A task as people see it. Times are epoch milliseconds; lists are empty where the diagram says nothing. */
export interface OpenTask {
  readonly name: string;
  readonly form?: string;
  readonly assignee?: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly excluded: readonly string[];
  readonly due?: number;
  readonly followUp?: number;
  readonly priority: number;
  readonly opened: number;
}

export interface ChildCall {
  readonly process: string;
  readonly binding: 'latest' | 'deployment' | { readonly versionTag: string };
  readonly variables: Variables;
  readonly caughtByCaller: CaughtCodes;
  /** Absent where the caller catches none. */
  readonly escalationsCaught?: readonly CaughtEscalation[];
}

/** One line of the path of a case. Times are epoch milliseconds. */
export interface PathEntry {
  readonly at: number;
  readonly element: string;
  readonly name: string;
  readonly kind: string;
  readonly event: 'entered' | 'completed' | 'terminated' | 'compensated' | 'failed';
  readonly instance: number;
  /** Person who decided, retried or cancelled. */
  readonly by?: string;
  /** What the auditor asks next: the rules that matched, the error, the reason. */
  readonly detail?: { readonly [key: string]: Value };
}
