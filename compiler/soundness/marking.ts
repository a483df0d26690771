/** Where tokens are: the numbers of the ways that have one, in order. */
export type Marking = readonly number[];

/** With one token more; nothing where there is one already: what two do on the same way is not followed up. */
export function withToken(marking: Marking, way: number): Marking | undefined {
  return marking.includes(way) ? undefined : [...marking, way].sort((a, b) => a - b);
}

export function withoutTokens(marking: Marking, ways: readonly number[]): Marking {
  return marking.filter((way) => !ways.includes(way));
}
