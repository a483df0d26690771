import type { Breach } from './breach.ts';

/** A breach, and the other places where the same control is missing for the same reason. */
export interface Cause {
  readonly breach: Breach;
  readonly further: readonly Breach[];
}

/**
 * One for each cause: where the way to a place leads past the control, it is missing at all that lies behind on that way. What lies
 * in a process that was changed comes first, then what is reached soonest.
 */
export function byCause(breaches: readonly Breach[], changed: ReadonlySet<string>): readonly Cause[] {
  const causes: { readonly breach: Breach; readonly further: Breach[] }[] = [];
  for (const breach of inOrder(breaches, changed)) {
    const same = causes.find((cause) => isBehind(breach, cause.breach));
    if (same === undefined) causes.push({ breach, further: [] });
    else same.further.push(breach);
  }
  return causes;
}

function inOrder(breaches: readonly Breach[], changed: ReadonlySet<string>): readonly Breach[] {
  const rank = ({ process }: Breach): number => (changed.has(process) ? 0 : 1);
  const length = ({ path = [] }: Breach): number => path.length;
  return breaches.toSorted((one, other) => rank(one) - rank(other) || length(one) - length(other));
}

/** The place itself aside, which may be one of several branches, its way is the beginning of the other's. */
function isBehind(breach: Breach, first: Breach): boolean {
  if (breach.code !== first.code || breach.control !== first.control) return false;
  const [way, begin] = [breach.path, first.path?.slice(0, -1)];
  if (way === undefined || begin === undefined) return false;
  return begin.every(
    ({ process, element }, at) => way[at]?.process === process && way[at].element === element,
  );
}
