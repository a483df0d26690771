import type { Expression } from '../feel/tree.ts';

/** No trigger: the event happens when a token gets there. */
export interface NoneDefinition {
  readonly kind: 'none';
}

/** Fires at a time. Exactly one of the three. BPMN 2.0, 10.5.5; ISO 8601 strings (or cron for a cycle). */
export type TimerDefinition = { readonly kind: 'timer' } & (
  | { readonly date: Expression }
  | { readonly duration: Expression }
  | { readonly cycle: Expression }
);

/** A message, correlated by name and, where a case already runs, by key. */
export interface MessageDefinition {
  readonly kind: 'message';
  readonly name: Expression;
  readonly correlationKey?: Expression;
  /** Thrown messages only: where the message flows lead, if that is to pools that run too. Names do not matter then. */
  readonly to?: readonly Recipient[];
  /** Thrown messages only: the job or action that sends it; without one the engine publishes the message itself. */
  readonly job?: Job;
}

/** The element of another process of the same file that a message flow leads to. BPMN 2.0, 9.4. */
export interface Recipient {
  readonly process: string;
  readonly element: string;
}

/** Happens when a condition becomes true. BPMN 2.0, 10.5.5; zeebe:conditionalFilter. */
export interface ConditionalDefinition {
  readonly kind: 'conditional';
  readonly condition: Expression;
  /** Variables: when one of them is written the condition is looked at again. */
  readonly reads: readonly string[];
  /** Only when one of them is made, or only when one that is there is written again. */
  readonly on?: 'create' | 'update';
}

/** Several triggers or results at one event. Caught: the first that comes, or, parallel, all of them. Thrown: all. BPMN 2.0, 10.5.5. */
export interface MultipleDefinition {
  readonly kind: 'multiple';
  readonly parallel: boolean;
  readonly events: readonly SingleDefinition[];
}

/** A BPMN error. Without a code a catch event takes any error. */
export interface ErrorDefinition {
  readonly kind: 'error';
  readonly code?: Expression;
}

/** Ends every token of the scope it stands in. */
export interface TerminateDefinition {
  readonly kind: 'terminate';
}

/** Throws compensation for one activity, or for all that completed in the scope; on a boundary event it marks the handler. */
export interface CompensationDefinition {
  readonly kind: 'compensation';
  readonly activity?: string;
  /** Thrown only: the token goes on while the handlers work. */
  readonly waitForCompletion?: false;
}

/** Thrown by an end event of a transaction: the transaction is undone, then left by its cancel boundary event. */
export interface CancelDefinition {
  readonly kind: 'cancel';
}

/** An escalation. Without a code a catch event takes any escalation. */
export interface EscalationDefinition {
  readonly kind: 'escalation';
  readonly code?: Expression;
}

/** A signal, thrown to everything that waits for its name. */
export interface SignalDefinition {
  readonly kind: 'signal';
  readonly name: Expression;
}

/** One end of a link; the model has a flow from the throwing to the catching end. */
export interface LinkDefinition {
  readonly kind: 'link';
  readonly name: string;
}

export type EventDefinition =
  | NoneDefinition
  | TimerDefinition
  | MessageDefinition
  | ErrorDefinition
  | TerminateDefinition
  | CompensationDefinition
  | EscalationDefinition
  | SignalDefinition
  | LinkDefinition
  | CancelDefinition
  | ConditionalDefinition
  | MultipleDefinition;

/** What a multiple event is made of. */
export type SingleDefinition = Exclude<EventDefinition, { kind: 'multiple' }>;

export type EventDefinitionKind = EventDefinition['kind'];
export type EventDefinitionOf<K extends EventDefinitionKind> = Extract<EventDefinition, { kind: K }>;

/** Work that something outside the engine does: an action of a tool, or a job type that a foreign worker knows. */
export interface Job {
  /** Action id (`hubspot.upsertContact`) or job type. */
  readonly type: Expression;
  readonly retries?: Expression;
  readonly headers?: { readonly [key: string]: string };
}
