import type {
  EventDefinition,
  EventDefinitionKind,
  EventDefinitionOf,
  Recipient,
  SingleDefinition,
} from '../model/events.ts';
import type { ElementKind, ElementOf, Flow, Model } from '../model.ts';
import type { FeelScope } from '../feel/evaluate.ts';
import type { Expression } from '../feel/tree.ts';
import type { Value } from '../value.ts';
import type { ChildCall, JobCall, OpenTask } from './command.ts';
import type { BpmnError, Escalation } from './happening.ts';
import type { Arrived, CaughtCodes, CaughtEscalation, Instance, Variables, WaitTrigger } from './state.ts';

/** What an element wants next. Elements never act: they answer with moves, and the kernel makes them. */
export type Move =
  /** The element is done: map its result, leave by its outgoing flows. */
  | { readonly do: 'complete'; readonly result?: Variables; readonly detail?: Detail }
  /** The same, but leave by exactly these flows. */
  | { readonly do: 'take'; readonly flows: readonly Flow[]; readonly detail?: Detail }
  | { readonly do: 'call'; readonly job: JobCall }
  | { readonly do: 'open'; readonly task: OpenTask }
  | { readonly do: 'child'; readonly child: ChildCall }
  /** Wait until the trigger of the event element `element` fires. */
  | {
      readonly do: 'await';
      readonly element: string;
      readonly trigger: WaitTrigger;
      /** Multiple events: which of its triggers. */
      readonly part?: number;
    }
  | {
      readonly do: 'publish';
      readonly name: string;
      readonly key?: string;
      readonly to?: readonly Recipient[];
      readonly variables: Variables;
    }
  /** Start what lies inside this scope. */
  | { readonly do: 'begin' }
  /** Start what is asked for inside this ad-hoc sub-process. */
  | { readonly do: 'activate'; readonly elements: readonly string[] }
  | { readonly do: 'throw'; readonly error: BpmnError }
  | { readonly do: 'escalate'; readonly escalation: Escalation }
  /** To everything that waits for the signal, here and in other cases. */
  | { readonly do: 'broadcast'; readonly name: string; readonly variables: Variables }
  /** End every other token of the enclosing scope. */
  | { readonly do: 'terminate' }
  /** Undo what completed in the enclosing scope (or one activity of it), then go on, or go on at once. */
  | { readonly do: 'compensate'; readonly activity?: string; readonly waitForCompletion?: false }
  /** Undo the transaction that it stands in and leave that by its cancel event. */
  | { readonly do: 'cancel' }
  /** A join that could not say whether it is ready is asked again. */
  | { readonly do: 'ask' }
  /** Throw one after the other, each when the one before is done; then go on. */
  | { readonly do: 'throwAll'; readonly events: readonly SingleDefinition[] };

export type Detail = { readonly [key: string]: Value };

/** Where an element stands: its data and the time. */
export interface Site {
  readonly model: Model;
  readonly instance: Readonly<Instance>;
  /** Epoch milliseconds. */
  readonly at: number;
  evaluate(expression: Expression): Value;
  /** The expression's value when it is a text; an incident otherwise. */
  text(expression: Expression, what: string): string;
  /** Whether a condition is true; neither true nor false is an incident. */
  holds(condition: Expression): boolean;
  /** A point in time from an ISO 8601 date-time or a duration from now, in epoch milliseconds. */
  time(expression: Expression, what: string): number;
  /** What the activity's input mappings made, or nothing if it has none. */
  input(): Variables | undefined;
  /** Every variable of the case that the element sees. */
  variables(): Variables;
  /** The error codes that events around the element catch. */
  caughtCodes(): CaughtCodes;
  /** The escalations that events around the element catch, from the inside out. */
  caughtEscalations(): readonly CaughtEscalation[];
  /** The element's data as FEEL reads it. */
  readonly feel: FeelScope;
}

/** How an element kind behaves. One file per kind; the table has no default. */
export interface ElementSemantics<E extends { readonly kind: ElementKind }> {
  enter(element: E, site: Site): readonly Move[];
  readonly join?: Join<E>;
}

/** When a gateway with several incoming flows lets a token through. */
export interface Join<E extends { readonly kind: ElementKind }> {
  /**
   * `arrivals`: what arrived decides. `scope`: tokens elsewhere in the scope matter, so it is asked again whenever one moves or dies,
   * but only when nothing is under way. `both`: asked at either time.
   */
  readonly dependsOn: 'arrivals' | 'scope' | 'both';
  /** Where only one flow comes in there is nothing to join, unless the gateway counts its tokens. */
  readonly counts?: true;
  ready(gateway: E, arrived: Readonly<Arrived>, scope: ScopeTokens): boolean;
  /** What becomes of the tokens of a gateway that is ready; without it one token of each flow that has any is let in. */
  admit?(gateway: E, arrived: Readonly<Arrived>, scope: ScopeTokens): Admission;
}

/** What a join that is ready does: the flows that lose a token, and whether the gateway is entered. */
export interface Admission {
  readonly consumes: readonly string[];
  /** The variables of the gateway's own that it is entered with; nothing if it only takes tokens in. */
  readonly enters?: Variables;
  /** Incoming flows that started it and that it remembers until its reset; none: it starts afresh. */
  readonly started?: readonly string[];
}

/** What a join sees of its scope. */
export interface ScopeTokens {
  readonly model: Model;
  /** Ids of active elements and of other joins that hold tokens. */
  readonly elements: Iterable<string>;
  /** Nothing is under way: all tokens are where `elements` says. */
  readonly settled: boolean;
  /** Incoming flows that started the gateway, which now waits for its reset. */
  readonly started: readonly string[] | undefined;
  /** Whether a condition of the join is true; neither true nor false is an incident. */
  holds(condition: Expression, counts: Variables): boolean;
}

export type ElementTable = { readonly [K in ElementKind]: ElementSemantics<ElementOf<K>> };

/** How an event definition behaves, whichever event element carries it. */
export interface EventSemantics<D extends EventDefinition> {
  /** What a catching event waits for; absent where a throw looks for its catcher instead. */
  trigger?(definition: D, site: Site): WaitTrigger;
  /** What a throwing event does; absent where the event cannot be thrown. */
  throw?(definition: D, site: Site): readonly Move[];
}

export type EventTable = { readonly [K in EventDefinitionKind]: EventSemantics<EventDefinitionOf<K>> };
