import type { Element, Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { groupBy } from '../parse/grouping.ts';
import { inFlowOrder } from './flow-order.ts';
import { factsOf, isAbout, isSame, meet, without, type Known } from './known.ts';
import type { Losses } from './losses.ts';
import type { Transfer } from './transfer.ts';
import { writesOf } from './writes.ts';

/** What is certain at each place of a process: before and behind its elements, and on its flows, by id. */
export interface Certain {
  readonly before: ReadonlyMap<string, Known>;
  readonly behind: ReadonlyMap<string, Known>;
  readonly along: ReadonlyMap<string, Known>;
  /** At each way to end without an error. */
  readonly ends: readonly Known[];
}

/** What a process is looked at with; `entry` is what is certain when it begins. */
export interface Ground {
  readonly losses: Losses;
  readonly transfer: Transfer;
  readonly entry: Known;
}

/**
 * Follows what is certain along all flows until nothing changes any more: the greatest solution, for it begins with everything.
 * Merges keep what all ways agree on, a parallel join what any of them brings.
 */
export function follow(model: Model, { losses, transfer, entry }: Ground): Certain {
  const elements = Object.values(model.elements);
  const { through, into, along } = transfer;
  const before = new Map<string, Known>();
  const behind = new Map<string, Known>();
  const flows = new Map<string, Known>();
  const inside = groupBy(elements, ({ scope }) => scope);
  const undoneBy = groupBy(elements, (element) =>
    'compensation' in element ? element.compensation : undefined,
  );

  const begins = (element: Element): Known => {
    if (element.kind === 'process') return entry;
    const scope = model.elements[element.scope ?? ''];
    const around = before.get(element.scope ?? '');
    if (element.kind === 'boundaryEvent') {
      // Its activity counts as not done, and an old answer of it as withdrawn.
      const host = model.elements[element.attachedTo];
      return host === undefined ? undefined : without(before.get(host.id), losses.of(host));
    }
    // Any moment of its scope is one at which it may begin, and so is one at which nothing has happened.
    if (element.kind === 'eventSubProcess')
      return scope && into(scope, without(factsOf(around), losses.of(scope)));
    if ('isForCompensation' in element && element.isForCompensation === true)
      return meet((undoneBy.get(element.id) ?? []).map(({ id }) => behind.get(id)));
    if (element.incoming.length === 0)
      return (
        scope && into(scope, scope.kind === 'adHocSubProcess' ? without(around, losses.of(scope)) : around)
      );
    const ways = element.incoming.map((flow) => flows.get(flow));
    return element.kind === 'parallelGateway' ? parallel(element, ways) : meet(ways);
  };

  /** All tokens have come: what one of them brings holds, unless another may have lost it meanwhile. */
  const parallel = (gateway: Element, ways: readonly Known[]): Known => {
    if (ways.some((way) => way === undefined)) return meet(ways);
    const all = new Set(ways.flatMap((way) => [...(way ?? [])]));
    for (const key of all) {
      const lacking = gateway.incoming.filter((_, at) => ways[at]?.has(key) !== true);
      if (lacking.some((flow) => mayLose(flow, key))) all.delete(key);
    }
    return all;
  };

  const mayLose = (flow: string, key: string, seen = new Set<string>()): boolean => {
    const source = model.elements[model.flows[flow]?.source ?? ''];
    if (source === undefined || seen.has(source.id)) return false;
    seen.add(source.id);
    if (losses.of(source).has(key) || overwrites(source, key)) return true;
    return source.incoming.some((one) => flows.get(one)?.has(key) === false && mayLose(one, key, seen));
  };

  const overwrites = (element: Element, note: string): boolean =>
    [...writesOf(element).keys()].some((variable) => isAbout(note, variable)) ||
    (inside.get(element.id) ?? []).some((one) => overwrites(one, note));

  const passes = (element: Element): Known => {
    if (!('starts' in element)) return through(element, before.get(element.id));
    const skipped =
      ('loop' in element && element.loop !== undefined) ||
      ('repeat' in element && element.repeat?.testBefore === true);
    const ended = (endsIn.get(element.id) ?? []).map(({ id }) => behind.get(id));
    // Any part of an ad-hoc sub-process may be left out, and the body of a loop, where the list is empty.
    if (element.kind === 'adHocSubProcess') return through(element, before.get(element.id));
    return through(element, skipped ? meet([before.get(element.id), ...ended]) : meet(ended));
  };

  // A token that runs beside the others ends nothing by its end: the others have to end too.
  const main = withoutSideWays(model);
  const ending = elements.filter(
    (element) => endsScope(element, model) && (main.has(element.id) || terminates(element)),
  );
  const endsIn = groupBy(ending, ({ scope }) => scope);

  const update = (map: Map<string, Known>, id: string, known: Known): boolean => {
    if (isSame(map.get(id), known)) return false;
    map.set(id, known);
    return true;
  };
  const changes = (element: Element): boolean => {
    const begun = update(before, element.id, begins(element));
    // What lies inside may have changed as well.
    if (!begun && !('starts' in element)) return false;
    if (!update(behind, element.id, passes(element))) return begun;
    for (const id of element.outgoing) {
      const flow = model.flows[id];
      if (flow !== undefined) update(flows, id, along(flow, behind.get(element.id)));
    }
    return true;
  };
  const ordered = inFlowOrder(model);
  let changed = true;
  while (changed) {
    changed = false;
    for (const element of ordered) changed = changes(element) || changed;
  }
  return { before, behind, along: flows, ends: (endsIn.get(model.id) ?? []).map(({ id }) => behind.get(id)) };
}

/** What is reached otherwise than by non-interrupting boundary events. */
function withoutSideWays(model: Model): ReadonlySet<string> {
  const begins = Object.values(model.elements).filter(
    (element) =>
      element.incoming.length === 0 && !(element.kind === 'boundaryEvent' && !element.interrupting),
  );
  const reached = new Set(begins.map(({ id }) => id));
  for (const id of reached)
    for (const flow of model.elements[id]?.outgoing ?? []) {
      const target = model.flows[flow]?.target;
      if (target !== undefined) reached.add(target);
    }
  return reached;
}

function terminates(element: Element): boolean {
  return element.kind === 'endEvent' && partsOf(element.event).some(({ kind }) => kind === 'terminate');
}

/** Whether its scope may end with the element, as planned: errors and cancellations leave it at the border. */
function endsScope(element: Element, model: Model): boolean {
  if (element.kind === 'endEvent')
    return !partsOf(element.event).some(({ kind }) => kind === 'error' || kind === 'cancel');
  if (element.kind === 'eventSubProcess')
    return element.starts.some((start) => {
      const event = model.elements[start];
      return event?.kind === 'startEvent' && event.interrupting;
    });
  if (element.kind === 'boundaryEvent' && partsOf(element.event).some(({ kind }) => kind === 'compensation'))
    return false;
  if ('isForCompensation' in element && element.isForCompensation === true) return false;
  return element.outgoing.length === 0 && element.kind !== 'process';
}
