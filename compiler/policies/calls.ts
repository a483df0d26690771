import type { Model } from '../../engine/model.ts';
import { literal } from '../check/scopes.ts';

/** The processes that each process calls. */
export type Calls = ReadonlyMap<string, ReadonlySet<string>>;

export function callsIn(models: ReadonlyMap<string, Model>): Calls {
  return new Map(
    [...models.values()].map(({ id, elements }) => {
      const called = Object.values(elements).flatMap((element) =>
        element.kind === 'callActivity' ? (literal(element.called) ?? []) : [],
      );
      return [id, new Set(called.filter((one) => models.has(one)))] as const;
    }),
  );
}

/** Who has to be looked at again when a process changes: those that call it, and those that begin with what it knows. */
export function dependentsIn(calls: Calls, onlyCalled: ReadonlySet<string>): Calls {
  return new Map(
    [...calls].map(([id, called]) => [
      id,
      new Set([
        ...[...calls].flatMap(([caller, callees]) => (callees.has(id) ? [caller] : [])),
        ...[...called].filter((one) => onlyCalled.has(one)),
      ]),
    ]),
  );
}

/** Those that are only called come after those that begin by themselves, and these after those that they call: what they look at is there. */
export function inOrder(calls: Calls, onlyCalled: ReadonlySet<string>): readonly string[] {
  const ordered = new Set<string>();
  const asked = new Set<string>();
  const add = (id: string): void => {
    if (asked.has(id)) return;
    asked.add(id);
    for (const called of calls.get(id) ?? []) add(called);
    ordered.add(id);
  };
  for (const id of calls.keys()) add(id);
  return [...ordered].toSorted((a, b) => Number(onlyCalled.has(a)) - Number(onlyCalled.has(b)));
}
