import type { ElementKind, ElementOf, MultiInstance, StandardLoop } from '../model.ts';
import type { EventDefinition, EventDefinitionOf, SingleDefinition } from '../model/events.ts';
import { feel, text } from './feel.ts';
import type { Sketch } from './sketch.ts';

/** What a sketch works out itself: where an element stands, and what stands on it. */
type Derived =
  | 'id'
  | 'scope'
  | 'incoming'
  | 'outgoing'
  | 'boundary'
  | 'defaultFlow'
  | 'starts'
  | 'eventSubProcesses';

/** An element as a test writes it down; those that hold others have a sketch of their own inside. */
export type DraftOf<K extends ElementKind> = Omit<ElementOf<K>, Derived> &
  (K extends 'subProcess' | 'transaction' | 'eventSubProcess' | 'adHocSubProcess'
    ? { readonly inside: Sketch }
    : { readonly inside?: never });
export type Draft = { [K in Exclude<ElementKind, 'process'>]: DraftOf<K> }[Exclude<ElementKind, 'process'>];

type More<K extends ElementKind> = Partial<Omit<DraftOf<K>, 'kind' | 'inside'>>;

/** A service task; its job type is `work` unless said otherwise. */
export function job(more: More<'serviceTask'> = {}): DraftOf<'serviceTask'> {
  return { kind: 'serviceTask', job: { type: text('work') }, ...more };
}

/** A script task that writes the value of `source` to a variable. */
export function script(
  variable: string,
  source: string,
  more: More<'scriptTask'> = {},
): DraftOf<'scriptTask'> {
  return { kind: 'scriptTask', script: { expression: feel(source), resultVariable: variable }, ...more };
}

export function start(event: EventDefinition, more: More<'startEvent'> = {}): DraftOf<'startEvent'> {
  return { kind: 'startEvent', event, interrupting: true, ...more };
}

export function end(event: EventDefinition): DraftOf<'endEvent'> {
  return { kind: 'endEvent', event };
}

export function caught(
  event: EventDefinition,
  more: More<'intermediateCatchEvent'> = {},
): DraftOf<'intermediateCatchEvent'> {
  return { kind: 'intermediateCatchEvent', event, ...more };
}

export function thrown(
  event: EventDefinition,
  more: More<'intermediateThrowEvent'> = {},
): DraftOf<'intermediateThrowEvent'> {
  return { kind: 'intermediateThrowEvent', event, ...more };
}

/** An interrupting boundary event, unless said otherwise. */
export function boundary(
  attachedTo: string,
  event: EventDefinition,
  more: More<'boundaryEvent'> = {},
): DraftOf<'boundaryEvent'> {
  return { kind: 'boundaryEvent', attachedTo, event, interrupting: true, ...more };
}

export function sub(inside: Sketch, more: More<'subProcess'> = {}): DraftOf<'subProcess'> {
  return { kind: 'subProcess', inside, ...more };
}

export function transaction(inside: Sketch, more: More<'transaction'> = {}): DraftOf<'transaction'> {
  return { kind: 'transaction', inside, ...more };
}

export function eventSub(inside: Sketch, more: More<'eventSubProcess'> = {}): DraftOf<'eventSubProcess'> {
  return { kind: 'eventSubProcess', inside, ...more };
}

/** An ad-hoc sub-process in which people choose, in any order, unless said otherwise. */
export function adHoc(inside: Sketch, more: More<'adHocSubProcess'> = {}): DraftOf<'adHocSubProcess'> {
  return { kind: 'adHocSubProcess', inside, sequential: false, cancelRemaining: true, ...more };
}

export function call(process: string, more: More<'callActivity'> = {}): DraftOf<'callActivity'> {
  return {
    kind: 'callActivity',
    called: text(process),
    binding: 'latest',
    propagateAll: { parent: true, child: true },
    ...more,
  };
}

export const xor: Draft = { kind: 'exclusiveGateway' };
export const and: Draft = { kind: 'parallelGateway' };
export const or: Draft = { kind: 'inclusiveGateway' };
export const either: Draft = { kind: 'eventBasedGateway' };

/** A complex gateway; the condition is FEEL. */
export function complex(activation?: string, more: More<'complexGateway'> = {}): DraftOf<'complexGateway'> {
  return {
    kind: 'complexGateway',
    ...(activation === undefined ? {} : { activation: feel(activation) }),
    ...more,
  };
}

export const terminate: EventDefinitionOf<'terminate'> = { kind: 'terminate' };
export const cancel: EventDefinitionOf<'cancel'> = { kind: 'cancel' };

export function after(duration: string): EventDefinitionOf<'timer'> {
  return { kind: 'timer', duration: text(duration) };
}

export function every(cycle: string): EventDefinitionOf<'timer'> {
  return { kind: 'timer', cycle: text(cycle) };
}

/** A message by name; `key` is FEEL. */
export function message(name: string, key?: string): EventDefinitionOf<'message'> {
  return { kind: 'message', name: text(name), ...(key === undefined ? {} : { correlationKey: feel(key) }) };
}

export function error(code?: string): EventDefinitionOf<'error'> {
  return { kind: 'error', ...(code === undefined ? {} : { code: text(code) }) };
}

export function escalation(code?: string): EventDefinitionOf<'escalation'> {
  return { kind: 'escalation', ...(code === undefined ? {} : { code: text(code) }) };
}

/** A signal by name. */
export function signal(name: string): EventDefinitionOf<'signal'> {
  return { kind: 'signal', name: text(name) };
}

/** One end of a link: the sketch draws its flow as any other. */
export function link(name: string): EventDefinition {
  return { kind: 'link', name };
}

export function compensation(
  activity?: string,
  more: { readonly waitForCompletion?: false } = {},
): EventDefinitionOf<'compensation'> {
  return { kind: 'compensation', ...(activity === undefined ? {} : { activity }), ...more };
}

/** Again and again while the condition holds, tested afterwards unless said otherwise. */
export function again(condition?: string, more: Partial<StandardLoop> = {}): StandardLoop {
  return { testBefore: false, ...(condition === undefined ? {} : { condition: feel(condition) }), ...more };
}

/** One instance for each `item` of a collection, all at once unless said otherwise. */
export function each(collection: string, more: Partial<MultiInstance> = {}): MultiInstance {
  return { sequential: false, over: { collection: feel(collection), element: 'item' }, ...more };
}

/** So many instances. */
export function times(cardinality: string, more: Partial<MultiInstance> = {}): MultiInstance {
  return { sequential: false, over: { cardinality: feel(cardinality) }, ...more };
}

/** Becomes true; `reads` are the variables that it is looked at for, the first word of the condition if nothing is said. */
export function becomes(
  condition: string,
  more: Partial<EventDefinitionOf<'conditional'>> = {},
): EventDefinitionOf<'conditional'> {
  const reads = [/^\w+/.exec(condition)?.[0] ?? ''];
  return { kind: 'conditional', condition: feel(condition), reads, ...more };
}

/** The first of several triggers, or all results. */
export function any(...events: readonly SingleDefinition[]): EventDefinitionOf<'multiple'> {
  return { kind: 'multiple', parallel: false, events };
}

/** All of several triggers. */
export function all(...events: readonly SingleDefinition[]): EventDefinitionOf<'multiple'> {
  return { kind: 'multiple', parallel: true, events };
}
