import { noNames, type KnownName, type Names } from './known-names.ts';
import type { NameParts } from './name-parts.ts';

/** The names of several places, the outermost first: an inner name hides an outer one of the same parts. */
export type Scope = readonly Names[];

/** The longest name that is known in a scope. */
export function longestIn(scope: Scope, parts: NameParts): KnownName | undefined {
  let longest: KnownName | undefined;
  for (const names of scope) {
    const known = names.longest(parts);
    if (known && known.count >= (longest?.count ?? 0)) longest = known;
  }
  return longest;
}

/** The names inside any of several values: those of a name that all have are put together. */
export function unionOf(all: readonly Names[]): Names {
  const some = all.filter((names) => names !== noNames);
  if (some.length < 2) return some[0] ?? noNames;
  const members = new Set(some.flatMap((names) => (names instanceof Union ? names.members : [names])));
  return new Union([...members].slice(0, MOST));
}

/** Long lists hold items that are alike: a hostile one must not make each look at its names slow. */
const MOST = 100;

class Union implements Names {
  readonly members: readonly Names[];

  constructor(members: readonly Names[]) {
    this.members = members;
  }

  longest(parts: NameParts): KnownName | undefined {
    const known = this.members.flatMap((names) => names.longest(parts) ?? []);
    const count = Math.max(0, ...known.map((each) => each.count));
    if (count === 0) return undefined;
    const longest = known.filter((each) => each.count === count);
    return { count, inside: () => unionOf(longest.map(({ inside }) => inside())) };
  }
}
