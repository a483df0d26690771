import type { Element, Flow, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { begins, forks } from './token-forks.ts';

/** A gateway that tokens enter together. */
export interface Join {
  readonly gateway: Element;
  /** Where its tokens wait, by flow. */
  readonly waits: ReadonlyMap<string, string>;
  readonly places: ReadonlySet<string>;
}

/** Where the tokens of one scope can be, and where they go from there. */
export interface TokenNet {
  /** Places that a token goes on to by itself. */
  onward(place: string): readonly string[];
  /** The joins that a token waits for at a place, or comes to from it. */
  joins(place: string): readonly Join[];
  /** Two places that get a token each at the same time; the same twice where two come. */
  readonly pairs: Iterable<readonly [string, string]>;
}

/**
 * A place is an element, and stands for the flow behind it too: only what waits at a join for the other branches of a fork right
 * before it has a place of its own, its flow.
 */
export function tokenNet(elements: readonly Element[], model: Model): TokenNet {
  const onward = new Map<string, string[]>();
  const joins = new Map<string, Join[]>();
  const push = <Item>(map: Map<string, Item[]>, key: string, item: Item): void =>
    void (map.get(key)?.push(item) ?? map.set(key, [item]));
  const flowsOf = (ids: readonly string[]): readonly Flow[] =>
    ids.map((id) => model.flows[id]).filter((flow) => flow !== undefined);
  const isJoin = (id: string): boolean => joinKinds.has(model.elements[id]?.kind ?? '') && hasMany(id, model);
  const placeOf = ({ id, source, target }: Flow): string => {
    if (!isJoin(target)) return target;
    const from = model.elements[source];
    return from !== undefined && forks(from) ? id : source;
  };
  const catches = elements.filter((one) => one.kind === 'intermediateCatchEvent' && isLink(one));
  for (const element of elements) {
    for (const place of flowsOf(element.outgoing).map(placeOf))
      if (place !== element.id) push(onward, element.id, place);
    if (isJoin(element.id)) {
      const waits = new Map(flowsOf(element.incoming).map((flow) => [flow.id, placeOf(flow)]));
      const join = { gateway: element, waits, places: new Set(waits.values()) };
      for (const place of join.places) push(joins, place, join);
    }
    if (element.kind === 'boundaryEvent' && !undoes(element)) push(onward, element.attachedTo, element.id);
    if (element.kind === 'intermediateThrowEvent' && isLink(element))
      for (const { id } of catches) push(onward, element.id, id);
  }
  return {
    onward: (place) => onward.get(place) ?? [],
    joins: (place) => joins.get(place) ?? [],
    pairs: pairsOf(elements, model, (element) => flowsOf(element.outgoing).map(placeOf)),
  };
}

const joinKinds: ReadonlySet<string> = new Set(['parallelGateway', 'inclusiveGateway']);

function hasMany(id: string, model: Model): boolean {
  return (model.elements[id]?.incoming.length ?? 0) > 1;
}

function isLink(element: Element): boolean {
  return 'event' in element && element.event.kind === 'link';
}

function undoes(element: Element): boolean {
  return 'event' in element && partsOf(element.event).some(({ kind }) => kind === 'compensation');
}

function* pairsOf(
  elements: readonly Element[],
  model: Model,
  behind: (element: Element) => readonly string[],
): Generator<readonly [string, string]> {
  // A case begins at one of its start events.
  const isAlone = (element: Element): boolean => element.kind === 'startEvent' && element.scope === model.id;
  const first = elements.filter(begins);
  for (const [index, one] of first.entries())
    for (const other of first.slice(index + 1))
      if (!isAlone(one) || !isAlone(other)) yield [one.id, other.id];
  for (const element of elements) {
    const places = behind(element);
    const sendsSeveral = 'completionQuantity' in element && (element.completionQuantity ?? 1) > 1;
    if (forks(element) || sendsSeveral)
      for (const [index, one] of places.entries())
        for (const other of places.slice(sendsSeveral ? index : index + 1)) yield [one, other];
    if (element.kind === 'boundaryEvent' && !element.interrupting && !undoes(element)) {
      yield [element.attachedTo, element.id];
      // It may happen again while what followed it goes on.
      yield [element.id, element.id];
    }
    if (element.kind === 'eventSubProcess' && !isInterrupting(element, model))
      for (const other of elements) yield [element.id, other.id];
  }
}

function isInterrupting(scope: Element, model: Model): boolean {
  return Object.values(model.elements).some(
    (start) =>
      start.kind === 'startEvent' && start.scope === scope.id && (start.interrupting || undoes(start)),
  );
}
