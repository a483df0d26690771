import type { Model } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { literal } from '../check/scopes.ts';
import { callsIn, dependentsIn, inOrder } from './calls.ts';
import type { Facts } from './facts.ts';
import { follow, type Certain } from './flow.ts';
import { handed } from './handed.ts';
import { factsOf, isSame, meet, textIn, type Known } from './known.ts';
import { createLosses, type Losses } from './losses.ts';
import { createTransfer, type Results } from './transfer.ts';
import { writesOf } from './writes.ts';

/** What is certain where, in all processes. */
export interface Proof {
  readonly models: ReadonlyMap<string, Model>;
  readonly facts: Facts;
  certain(process: string): Certain | undefined;
  lossesOf(process: string): Losses | undefined;
  /** Call activities that begin a process, where nothing else may begin it. */
  callersOf(process: string): readonly Caller[];
  /** What is certain of what a call hands over. */
  handedOver(caller: Caller): Known;
}

/** A call activity and its process. */
export interface Caller {
  readonly process: string;
  readonly element: string;
}

/**
 * Proves what is certain at each place of each process. One that may begin by itself begins with nothing; one that is only called
 * begins with what all its callers are sure of.
 */
export function prove(
  models: ReadonlyMap<string, Model>,
  facts: Facts,
  onlyCalled: ReadonlySet<string>,
): Proof {
  const losses = lossesOf(models, facts);
  const certain = new Map<string, Certain>();
  const begins = new Set(
    [...models.values()].filter((model) => isOnlyCalled(model, onlyCalled)).map(({ id }) => id),
  );
  const callersOf = (process: string): readonly Caller[] =>
    begins.has(process)
      ? [...models.values()].flatMap(({ id, elements }) =>
          Object.values(elements)
            .filter((element) => element.kind === 'callActivity' && literal(element.called) === process)
            .map(({ id: element }) => ({ process: id, element })),
        )
      : [];
  const handedOver = ({ process, element }: Caller): Known => {
    const caller = models.get(process)?.elements[element];
    const inputs = caller !== undefined && 'inputs' in caller ? caller.inputs : undefined;
    return handed(certain.get(process)?.before.get(element), inputs, facts);
  };
  const results: Results = (process, ended) => {
    if (!models.has(process)) return new Set();
    const ends = certain.get(process)?.ends ?? [];
    return factsOf(meet(ended === undefined ? ends : ends.filter((known) => mayHold(known, ended))));
  };
  const written = new Map([...models].map(([id, model]) => [id, namesWritten(model)]));
  const writtenIn = (process: string): ReadonlySet<string> => written.get(process) ?? new Set();
  const transfers = new Map(
    [...losses].flatMap(([id, lost]) => {
      const model = models.get(id);
      return model === undefined
        ? []
        : [[id, createTransfer(model, { facts, losses: lost, results, writtenIn })] as const];
    }),
  );
  const calls = callsIn(models);
  const dependents = dependentsIn(calls, begins);
  const looked = new Map<string, Look>();
  const waiting = new Set(inOrder(calls, begins));
  for (const id of waiting) {
    waiting.delete(id);
    const [model, lost, transfer] = [models.get(id), losses.get(id), transfers.get(id)];
    if (model === undefined || lost === undefined || transfer === undefined) continue;
    const entry = begins.has(id) ? factsOf(meet(callersOf(id).map(handedOver))) : new Set<string>();
    const look = { entry, called: [...(calls.get(id) ?? [])].map((one) => certain.get(one)) };
    if (isSameLook(looked.get(id), look)) continue;
    looked.set(id, look);
    const kept = followed.get(model);
    const isKept = kept?.facts === facts && isSameLook(kept, look) && !look.called.includes(undefined);
    const found = isKept ? kept.found : follow(model, { losses: lost, transfer, entry });
    followed.set(model, { ...look, facts, found });
    if (!differs(certain.get(id), found)) continue;
    certain.set(id, found);
    for (const other of dependents.get(id) ?? []) waiting.add(other);
  }
  return {
    models,
    facts,
    certain: (id) => certain.get(id),
    lossesOf: (id) => losses.get(id),
    callersOf,
    handedOver,
  };
}

/** What a process was looked at with. */
interface Look {
  readonly entry: Known;
  readonly called: readonly (Certain | undefined)[];
}

/** What was found last, where neither the process nor one that it calls changed: a watch looks at most of them again and again. */
const followed = new WeakMap<Model, Look & { readonly facts: Facts; readonly found: Certain }>();

function isSameLook(one: Look | undefined, other: Look): boolean {
  return (
    one !== undefined &&
    isSame(one.entry, other.entry) &&
    one.called.every((certain, at) => certain === other.called[at])
  );
}

function namesWritten({ elements }: Model): ReadonlySet<string> {
  return new Set(Object.values(elements).flatMap((element) => [...writesOf(element).keys()]));
}

function lossesOf(models: ReadonlyMap<string, Model>, facts: Facts): ReadonlyMap<string, Losses> {
  const made = new Map<string, Losses>();
  const asked = new Set<string>();
  // A process that calls itself loses there what it loses anyway.
  const inCalls = (process: string): ReadonlySet<string> => {
    const [model, losses] = [models.get(process), made.get(process)];
    if (model === undefined || losses === undefined || asked.has(process)) return new Set();
    asked.add(process);
    const root = model.elements[model.id];
    const lost = root === undefined ? new Set<string>() : losses.of(root);
    asked.delete(process);
    return lost;
  };
  for (const [id, model] of models) made.set(id, createLosses(model, facts, inCalls));
  return made;
}

/** A message or a timer would begin it with nothing proven. */
function isOnlyCalled(model: Model, onlyCalled: ReadonlySet<string>): boolean {
  if (model.global === true) return true;
  return (
    onlyCalled.has(model.id) &&
    Object.values(model.elements).every((element) => {
      if (element.scope !== model.id) return true;
      if (element.kind === 'startEvent') return partsOf(element.event).every(({ kind }) => kind === 'none');
      return !('instantiate' in element) || element.instantiate === undefined;
    })
  );
}

function mayHold(
  known: Known,
  { variable, text }: { readonly variable: string; readonly text: string },
): boolean {
  if (known === undefined) return false;
  return known.has(textIn(variable, text)) || ![...known].some((one) => one.startsWith(`=${variable}:`));
}

function differs(one: Certain | undefined, other: Certain): boolean {
  if (one === undefined) return true;
  const maps = [
    [one.before, other.before],
    [one.behind, other.behind],
  ] as const;
  return maps.some(([before, after]) => [...after].some(([id, known]) => !isSame(before.get(id), known)));
}
