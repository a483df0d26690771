/** Paths (`launched.metaAds`) that hold something, rather than null; `lead.*` stands for whatever a schema may tie to a field of `lead`. */
export type Known = ReadonlySet<string>;

export function holds(known: Known, path: string): boolean {
  return known.has(path) || known.has(besideOf(path.split('.')));
}

/** Stands for all fields beside one: `lead.*` for `lead.channel`. */
export function besideOf(steps: readonly string[]): string {
  return [...steps.slice(0, -1), '*'].join('.');
}

/** What is left of it where variables are written anew. */
export function without(known: Known, names: readonly string[]): readonly string[] {
  return [...known].filter((path) => !names.some((name) => path === name || path.startsWith(`${name}.`)));
}

/** What is known where one of several ways was taken; ways of which nothing is known, yet or ever, count as having all. */
export function meet(ways: readonly (Known | undefined)[]): Known | undefined {
  const [first, ...others] = ways.filter((way) => way !== undefined);
  return first && new Set([...first].filter((path) => others.every((way) => way.has(path))));
}

/** What is known where all of several ways were taken; undefined where of one of them nothing is. */
export function joined(ways: readonly (Known | undefined)[]): Known | undefined {
  const known = ways.filter((way) => way !== undefined);
  return known.length < ways.length ? undefined : new Set(known.flatMap((way) => [...way]));
}
