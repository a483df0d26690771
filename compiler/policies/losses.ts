import type { Element, Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';
import type { Fact, Facts } from './facts.ts';
import { spoke } from './known.ts';
import { isStep } from './steps.ts';
import { writesOf } from './writes.ts';

/** Which facts end where: those that a written variable voids, and a step's old answer when it is asked again. */
export interface Losses {
  /** At the completion of an element, with all that its inside loses. */
  of(element: Element): ReadonlySet<string>;
  /** By elements that run beside everything else in their process: what they void is void everywhere in it. */
  readonly beside: ReadonlySet<string>;
}

/** What elements lose by themselves: neither they nor facts change, and a watch looks at the same ones again and again. */
const ownLosses = new WeakMap<Facts, WeakMap<Element, ReadonlySet<string>>>();

/** The losses of one process; `lostInCalls` are those of the processes it calls. */
export function createLosses(
  model: Model,
  facts: Facts,
  lostInCalls: (process: string) => ReadonlySet<string>,
): Losses {
  const known = new Map<Element, ReadonlySet<string>>();
  const lostBy = (element: Element, written: readonly string[], fact: Fact): boolean =>
    written.some((variable) => fact.voidedBy.has(variable)) ||
    isOverwritten(fact, written, model) ||
    (fact.evidence.kind === 'said' && fact.evidence.steps.some((step) => isStep(element, step, model)));
  const owned = ownLosses.get(facts) ?? new WeakMap<Element, ReadonlySet<string>>();
  ownLosses.set(facts, owned);
  const own = (element: Element): ReadonlySet<string> => {
    const cached = owned.get(element);
    if (cached !== undefined) return cached;
    const written = [...writesOf(element).keys()];
    const lost = facts.all.filter((fact) => lostBy(element, written, fact));
    const keys = new Set(lost.flatMap(({ key }) => [spoke(key), ...facts.lostWith(key)]));
    owned.set(element, keys);
    return keys;
  };
  const withCall = (element: Element): ReadonlySet<string> => {
    const called = element.kind === 'callActivity' ? literal(element.called) : undefined;
    return called === undefined ? own(element) : new Set([...own(element), ...lostInCalls(called)]);
  };
  const of = (element: Element): ReadonlySet<string> => {
    const cached = known.get(element);
    if (cached !== undefined) return cached;
    const inside =
      'starts' in element ? Object.values(model.elements).filter(({ scope }) => scope === element.id) : [];
    const all =
      inside.length === 0
        ? withCall(element)
        : new Set([withCall(element), ...inside.map(of)].flatMap((one) => [...one]));
    known.set(element, all);
    return all;
  };
  const voided = [...besideOthers(model)].flatMap((element) =>
    facts.all
      .filter(({ voidedBy }) => [...writesOf(element).keys()].some((variable) => voidedBy.has(variable)))
      .flatMap(({ key }) => facts.lostWith(key)),
  );
  return { of, beside: new Set(voided) };
}

/** What a step wrote is written over, be it by the step itself, which then brings it anew; what a table gave, others may go on from. */
function isOverwritten({ evidence }: Fact, written: readonly string[], model: Model): boolean {
  if (evidence.kind !== 'done') return false;
  const { step, gives = {} } = evidence;
  if (step.by === 'script') return written.includes(step.writes);
  if (step.by !== 'action' && step.by !== 'task') return false;
  const isHere = step.process === undefined || step.process === model.id;
  return isHere && written.some((variable) => variable in gives);
}

/** What non-interrupting events begin, with its insides. */
function besideOthers(model: Model): ReadonlySet<Element> {
  const found = new Set<Element>();
  const add = (element: Element | undefined): void => {
    if (element === undefined || found.has(element)) return;
    found.add(element);
    for (const one of Object.values(model.elements)) if (one.scope === element.id) add(one);
    for (const flow of element.outgoing) add(model.elements[model.flows[flow]?.target ?? '']);
  };
  for (const element of Object.values(model.elements)) {
    if (element.kind === 'boundaryEvent' && !element.interrupting) add(element);
    if (element.kind === 'startEvent' && !element.interrupting && element.scope !== undefined)
      add(model.elements[element.scope]);
  }
  return found;
}
