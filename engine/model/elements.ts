import type { Expression } from '../feel/tree.ts';
import type { Value } from '../value.ts';
import type { EventDefinition, Job } from './events.ts';

interface Node {
  readonly id: string;
  readonly name?: string;
  readonly documentation?: string;
  /** Id of the process or sub-process that this element lies in; absent on the process itself. */
  readonly scope?: string;
  readonly lane?: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** zeebe:property, by name. */
  readonly properties?: { readonly [name: string]: string };
  /** Data objects and properties that live as long as the element: variables of its own, with what they begin as. BPMN 2.0, 10.4.1. */
  readonly data?: { readonly [variable: string]: Value };
  readonly listeners?: Listeners;
}

/** Jobs around an element, one after the other: before it does its work, and after. zeebe:executionListeners. */
export interface Listeners {
  readonly start?: readonly Job[];
  readonly end?: readonly Job[];
}

/** `source` is evaluated and put at `target`, a dotted path. zeebe:input, zeebe:output. */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

interface Mapped {
  /** Present but empty: the job gets no input at all, rather than all variables. */
  readonly inputs?: readonly Mapping[];
  readonly outputs?: readonly Mapping[];
}

/** Several instances of one activity. BPMN 2.0, 13.3.7; zeebe:loopCharacteristics. */
export interface MultiInstance {
  readonly sequential: boolean;
  /** How many instances: one for each item of a list, or a number. */
  readonly over:
    | { readonly collection: Expression; readonly element?: string }
    | { readonly cardinality: Expression };
  readonly output?: { readonly collection: string; readonly element: Expression };
  readonly completionCondition?: Expression;
  /** What completing instances throw, to be caught on the border of the activity; nothing with behavior `All`. BPMN 2.0, 10.3.7. */
  readonly throws?: readonly LoopEvent[];
}

/** Thrown by each instance (behavior `None`), by the first (`One`), or where a condition holds (`Complex`). */
export interface LoopEvent {
  readonly when: 'each' | 'first' | { readonly holds: Expression };
  readonly event: EventDefinition;
}

/** One instance after the other while a condition holds. BPMN 2.0, 13.3.6. */
export interface StandardLoop {
  readonly testBefore: boolean;
  /** Without one it goes on to its maximum. */
  readonly condition?: Expression;
  readonly maximum?: number;
}

interface Activity extends Node, Mapped {
  /** Data that must be there before it begins: all of one of the sets. BPMN 2.0, 10.4.2. */
  readonly inputSets?: readonly (readonly Expression[])[];
  /** Boundary events attached to this activity, in diagram order. */
  readonly boundary?: readonly string[];
  readonly loop?: MultiInstance;
  /** A standard loop: an activity has this, or `loop`, or neither. */
  readonly repeat?: StandardLoop;
  /** So many tokens begin it, and so many leave along each flow; 1 where absent. BPMN 2.0, 10.3. */
  readonly startQuantity?: number;
  readonly completionQuantity?: number;
  /** Taken when no conditional outgoing flow holds. */
  readonly defaultFlow?: string;
  /** Activity that undoes this one (through its compensation boundary event). */
  readonly compensation?: string;
  /** This activity is such a handler itself: no token reaches it by a flow. */
  readonly isForCompensation?: true;
}

/** Process or sub-process: elements of its own, and variables. */
interface Container {
  /** Start events that a token may begin at, in diagram order. */
  readonly starts: readonly string[];
  readonly eventSubProcesses?: readonly string[];
}

/** What begins in an ad-hoc sub-process, and when it is done; its `starts` are what can be activated. zeebe:adHoc. */
interface AdHoc {
  /** Ids of the elements that are activated when it begins; without it people activate them. */
  readonly activates?: Expression;
  /** One at a time. */
  readonly sequential: boolean;
  /** Asked whenever something inside completes; without one it is done when nothing is active any more. */
  readonly completionCondition?: Expression;
  /** What is still active then ends; else it is waited for. */
  readonly cancelRemaining: boolean;
  readonly output?: { readonly collection: string; readonly element: Expression };
}

interface Gateway extends Node {
  readonly defaultFlow?: string;
}

/** What a person decides: zeebe:assignmentDefinition, taskSchedule, priorityDefinition and formDefinition. */
export interface TaskDefinition {
  readonly assignee?: Expression;
  readonly candidateGroups?: Expression;
  readonly candidateUsers?: Expression;
  readonly due?: Expression;
  readonly followUp?: Expression;
  readonly priority?: Expression;
  readonly form?: string;
  /** People who must not decide this task (four eyes): a list of person ids. Property `excludedPeople`. */
  readonly excluded?: Expression;
}

interface ElementTypes {
  process: Node & Container;
  startEvent: Node & Mapped & { readonly event: EventDefinition; readonly interrupting: boolean };
  endEvent: Node & Mapped & { readonly event: EventDefinition };
  intermediateCatchEvent: Node & Mapped & { readonly event: EventDefinition };
  intermediateThrowEvent: Node & Mapped & { readonly event: EventDefinition };
  boundaryEvent: Node &
    Mapped & {
      readonly event: EventDefinition;
      readonly attachedTo: string;
      readonly interrupting: boolean;
    };
  task: Activity;
  manualTask: Activity;
  userTask: Activity & { readonly task: TaskDefinition };
  serviceTask: Activity & { readonly job: Job };
  sendTask: Activity & {
    readonly job?: Job;
    readonly message?: Extract<EventDefinition, { kind: 'message' }>;
  };
  receiveTask: Activity & {
    readonly message: Extract<EventDefinition, { kind: 'message' }>;
    /** Its message begins a case. */
    readonly instantiate?: true;
  };
  scriptTask: Activity & {
    readonly script:
      | { readonly expression: Expression; readonly resultVariable: string }
      | { readonly job: Job };
  };
  businessRuleTask: Activity & {
    readonly rule: { readonly decision: Expression; readonly resultVariable: string } | { readonly job: Job };
  };
  callActivity: Activity & {
    readonly called: Expression;
    readonly binding: 'latest' | 'deployment' | { readonly versionTag: string };
    /** All variables in / out (zeebe defaults: both true). */
    readonly propagateAll: { readonly parent: boolean; readonly child: boolean };
  };
  subProcess: Activity & Container;
  /** A sub-process that can be cancelled: what completed in it is then undone. BPMN 2.0, 10.3.5. */
  transaction: Activity & Container;
  /** triggeredByEvent: begins when its start event fires while the enclosing scope is active. */
  eventSubProcess: Activity & Container;
  adHocSubProcess: Activity & Container & AdHoc;
  exclusiveGateway: Gateway;
  parallelGateway: Gateway;
  inclusiveGateway: Gateway;
  /** Instantiating: the first of its events begins a case; parallel: that case waits for the others too. */
  eventBasedGateway: Gateway & { readonly instantiate?: 'exclusive' | 'parallel' };
  complexGateway: Gateway & {
    /** Lets tokens through once it holds; without it any token is enough. */
    readonly activation?: Expression;
    /** The condition reads data besides the counts: it may become true without a token moving. */
    readonly readsData?: true;
    /** A condition on a flow out of it asks `waitingForStart`: it may send tokens at its reset too. */
    readonly tellsPhases?: true;
  };
}

export type ElementKind = keyof ElementTypes;
export type ElementOf<K extends ElementKind> = Readonly<{ kind: K } & ElementTypes[K]>;

/** Kinds that can be left by a boundary event, looped and compensated. */
export type ActivityKind = {
  [K in ElementKind]: ElementTypes[K] extends Activity ? K : never;
}[ElementKind];
export type ActivityElement = { [K in ActivityKind]: ElementOf<K> }[ActivityKind];
export type ContainerElement = {
  [K in ElementKind]: ElementTypes[K] extends Container ? ElementOf<K> : never;
}[ElementKind];
export type EventElement = {
  [K in ElementKind]: ElementTypes[K] extends { event: EventDefinition } ? ElementOf<K> : never;
}[ElementKind];
