import type { PathEntry } from '../../engine/kernel/index.ts';
import type { RunOutcome } from '../../engine/memory/run-in-memory.ts';
import type { Model } from '../../engine/model.ts';

/** What a runner tells of a run. */
export type Played = Omit<RunOutcome, 'state' | 'took'>;

/** The path of all cases of a run as one: a called case stands where its call was, the others follow by time. */
export function mergePaths({ path, others }: Played): readonly PathEntry[] {
  const called = others.filter(({ caseId }) => caseId.includes('.'));
  const beside = others.filter((other) => !called.includes(other));
  const inside = (entries: readonly PathEntry[], depth: number): readonly PathEntry[] =>
    entries.flatMap((entry) => {
      if (entry.kind !== 'callActivity' || entry.event === 'entered') return [entry];
      const suffix = `.${entry.element}-${entry.instance}`;
      const child = called.find(
        ({ caseId }) => caseId.endsWith(suffix) && caseId.split('.').length === depth + 1,
      );
      return child === undefined ? [entry] : [...inside(child.path, depth + 1), entry];
    });
  return [path, ...beside.map((other) => other.path)]
    .flatMap((entries) => inside(entries, 1))
    .sort((a, b) => a.at - b.at);
}

/** Where tokens stand at the end: elements that were entered and not left, and joins that hold a token. */
export function tokensAt(models: readonly Model[], path: readonly PathEntry[]): ReadonlySet<string> {
  const open = new Map<string, string>();
  const completions = new Map<string, number>();
  for (const { element, instance, kind, event } of path) {
    const key = `${element} ${instance}`;
    if (event === 'entered' && kind !== 'process') open.set(key, element);
    else open.delete(key);
    if (event === 'completed') completions.set(element, (completions.get(element) ?? 0) + 1);
  }
  const count = (element: string): number => completions.get(element) ?? 0;
  const joins = models.flatMap((model) =>
    Object.values(model.elements).filter((element) => {
      const { id, incoming } = element;
      const arrived = incoming.map((flow) => count(model.flows[flow]?.source ?? ''));
      const joins = incoming.length > 1 || 'startQuantity' in element;
      return joins && arrived.some((tokens) => tokens > count(id));
    }),
  );
  return new Set([...open.values(), ...joins.map(({ id }) => id)]);
}
