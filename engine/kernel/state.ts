import type { Value } from '../value.ts';
import type { OpenTask } from './command.ts';

export type Variables = Record<string, Value>;

/**
 * Where a case stands: plain data, so that it can be written down at any moment and carried on elsewhere (continue-as-new,
 * migration, exploration). `advance` takes the state over and changes it in place; whoever needs the old one clones it first.
 */
export interface State {
  status: Status;
  /** What every expression may read: `caseId` and `startedBy`. Not variables of the process, so they never come out of it. */
  given: Variables;
  /** Next free id for instances and waits: the only source of identity, so that two runs name everything alike. */
  nextId: number;
  instances: Record<number, Instance>;
  waits: Record<number, Wait>;
  /** Steps that ended early while their job was under way, by instance: the answer is still to come, and may have to be undone. */
  late: Record<number, Late>;
  /** Jobs and called cases that were withdrawn and have not ended, by instance; absent before the first. */
  withdrawn?: Record<number, Withdrawn>;
  /** The clean-up of a cancelled case that has yet to begin: its event sub-process, and how that will start. */
  cleanUp?: { readonly instance: number; readonly event: string; readonly payload: Answer };
  /** Messages that came before anybody waited for them. */
  buffered: BufferedMessage[];
  /** Waits whose conditions are to be looked at, for data that they read was written. Absent where there are none. */
  marked?: number[];
  /** Activities whose data is not there yet, looked at again whenever a step has been made. */
  starved?: number[];
  /** Error codes that the calling case would catch; anything else becomes an incident here. */
  caughtByCaller: CaughtCodes;
  /** Escalations that the calling case would catch, the first that takes a code first; absent where there are none. */
  escalationsCaught?: readonly CaughtEscalation[];
  /** Scopes in which a complex gateway holds tokens until the data makes its condition true. */
  undecided?: Record<number, true>;
  /** What ended the case: the error, or who cancelled it. */
  ending?: { readonly code: string; readonly message: string };
}

export type Status = 'running' | 'completed' | 'terminated' | 'failed';

/** `any` error code, or those listed. */
export type CaughtCodes = 'any' | readonly string[];

/** An escalation that the calling case catches; without a code any. */
export interface CaughtEscalation {
  readonly code?: string;
  readonly interrupting: boolean;
}

/** One activation of one element: the tokens of the case. */
export interface Instance {
  id: number;
  element: string;
  /** Instance of the enclosing scope or multi-instance body; 0 on the process itself. */
  parent: number;
  /** Local variables; absent where there are none, for most instances have none. */
  variables?: Variables;
  /** Present once its inputs are mapped: what they hid of its own variables, for a retry maps from those again. */
  hidden?: Variables;
  /** Inputs that an engineer has set by hand. */
  set?: Variables;
  /** Made, but not begun: the path knows nothing of it yet. */
  pending?: true;
  /** The process: the element that the case begins at. */
  startsAt?: string;
  /** The same where it is a multiple event: which of its triggers came. */
  startsWith?: number;
  /** Scopes and multi-instance bodies: ids of what is active inside, and how many they are. */
  children?: Record<number, true>;
  active?: number;
  /** Waits that this instance owns: what it waits for, its boundary events, its event sub-processes. */
  waits?: number[];
  /** Its boundary events are armed: a retry must not arm them again. */
  guarded?: true;
  /** Conditions that see the variables of this instance: waits by name of the variable that they read. */
  watchers?: Record<string, Watching>;
  /** A condition that it waits for could not be worked out, before it did anything itself or while it did. */
  unclear?: 'before' | 'meanwhile';
  /** Parallel multiple events, by element: what has come of it so far. */
  came?: Record<string, Came>;
  /** Multiple throwing events: how far it has come. */
  thrown?: Thrown;
  /** When its job was first called (epoch milliseconds): another call is a repetition. `true` in states written down before times were kept. */
  called?: number | true;
  /** Something outside works on this instance: it has to be withdrawn if the instance ends early. */
  outside?: 'job' | 'task' | 'child';
  /** User tasks: what people see of it. */
  task?: OpenTask;
  incident?: Incident;
  /** The answer that could not be taken to its end: kept, so that a retry need not do the work again. */
  answer?: Answer;
  /** Multi-instance body. */
  loop?: Loop;
  /** Ad-hoc sub-process: what happens in it. */
  adHoc?: AdHoc;
  /** The listener whose job is under way: in front of the work, or behind it. */
  listening?: Listening;
  /** Its data is not there yet. */
  starved?: true;
  /** Scopes: tokens that arrived at a join which has not fired yet, by gateway, then by flow. */
  arrived?: Record<string, Arrived>;
  /** Scopes: complex gateways that wait for their reset, with the incoming flows that started them. */
  started?: Record<string, readonly string[]>;
  /** Scopes: what completed here and can be undone, in order of completion. */
  compensable?: Compensable[];
  /** Made by the engine, not by a token: the path does not tell of it, and no join waits for it. */
  untold?: true;
  /** Transactions and their multi-instance bodies: cancelled, and being undone. */
  cancelled?: true;
  /** Throwing events that cannot undo yet, because answers are still to come. */
  compensates?: { readonly scope: number; readonly activity?: string };
  /** Instances that run compensations, one after the other: what is still to be undone. */
  undo?: Compensable[];
  /** Throwing events: an interrupting event of the calling case catches their escalation, so this case is about to be ended. */
  calledOff?: true;
  /** Handlers: what they undo, and for whom. */
  undoes?: Undoes;
}

/** Tokens held at a join, by incoming flow. */
export type Arrived = Record<string, number>;

/** The waits that read a variable, and how many they are. */
export interface Watching {
  count: number;
  readonly waits: Record<number, true>;
}

/** Triggers of a parallel multiple event that have come. */
export interface Came {
  /** What was waited for, with its place in the event. */
  readonly spent: readonly { readonly part: number; readonly trigger?: WaitTrigger }[];
  /** What they brought, as one. */
  readonly answer: Answer;
}

/** How far a multiple throwing event has come: the result it throws now, and what those before have brought. */
export interface Thrown {
  readonly index: number;
  readonly result: Variables;
}

/** How an instance came to be done. */
export interface Answer {
  readonly result?: Variables;
  /** Person who decided. */
  readonly by?: string;
  /** What output mappings see besides: `errorCode`, `errorMessage`. */
  readonly extra?: Variables;
  /** What the path tells of it. */
  readonly detail?: Readonly<Variables>;
  /** What it wrote already, before its token could not leave: a retry must not write it twice. */
  readonly written?: Variables;
}

export interface Incident {
  readonly code: string;
  readonly message: string;
}

/** Multi-instance or standard loop. */
export interface Loop {
  /** Items of the collection; absent when the loop is a count. */
  items?: readonly Value[];
  /** How many instances there are; of a standard loop, which does not know, how many there were so far. */
  total: number;
  /** Index of the next instance to create. */
  next: number;
  completed: number;
  output?: Value[];
}

export interface AdHoc {
  /** Elements that begin when nothing else is active: sequential ordering. */
  queue: Activation[];
  /** How many began so far. */
  activated: number;
  /** The completion condition held, or an event ended it: nothing more begins. */
  over?: true;
}

export interface Activation {
  readonly element: string;
  /** Person who chose it. */
  readonly by?: string;
}

export interface Listening {
  readonly phase: 'start' | 'end';
  /** Index of the listener. */
  readonly index: number;
}

/** An activity that completed and has a handler, with the data as it was. */
export interface Compensable {
  readonly element: string;
  readonly instance: number;
  /** Activity, or event sub-process of this very sub-process, that undoes it. */
  readonly handler?: string;
  readonly variables?: Variables;
  /** Sub-processes: what completed inside. */
  readonly inner?: readonly Compensable[];
  /** Multi-instance body that it was an instance of. */
  readonly body?: number;
  /** Scope that its handler runs in, where that is not the one around the throwing event. */
  readonly within?: number;
}

export interface Late {
  readonly element: string;
  readonly handler: string;
  readonly scope: number;
  readonly variables: Variables;
}

export interface Withdrawn {
  readonly element: string;
  /** Present where a clean-up waits for its end: the data of the step, and of the scopes that ended with it. */
  readonly variables?: Variables;
}

export interface Undoes {
  /** The throwing event that waits for the handler. */
  readonly thrower: number;
  readonly element: string;
  readonly instance: number;
  /** What it undoes, should it be cut short by the cancelling of its transaction. */
  readonly entry?: Compensable;
}

/** Something that may happen to an instance: a timer runs out, a message comes. */
export type Wait = WaitOwner & WaitTrigger;

interface WaitOwner {
  readonly id: number;
  readonly owner: number;
  /** The event element that fires: a boundary event, a start event of an event sub-process, or the waiting element itself. */
  readonly element: string;
  /** Multiple events: which of its triggers this is. */
  readonly part?: number;
}

export type WaitTrigger =
  | {
      readonly kind: 'timer';
      /** Epoch milliseconds. */
      readonly due: number;
      readonly repeat?: Repeat;
    }
  | { readonly kind: 'message'; readonly name: string; readonly key?: string }
  | { readonly kind: 'signal'; readonly name: string }
  | {
      readonly kind: 'condition';
      readonly reads: readonly string[];
      readonly on?: 'create' | 'update';
      /** It held when it was last looked at: it fires again only after it has not. */
      held?: true;
      /** It is to be looked at. */
      marked?: true;
    };

/** How often a timer cycle fires again, and when next: ISO 8601 repetition or cron. */
export interface Repeat {
  readonly cycle: string;
  /** Firings left after the next one; absent = for ever. */
  readonly left?: number;
}

export interface BufferedMessage {
  readonly name: string;
  readonly key?: string;
  readonly element?: string;
  readonly variables: Variables;
  readonly by?: string;
  /** Epoch milliseconds after which nobody gets it any more. */
  readonly until: number;
}
