import type { Atom } from './atom.ts';

/** The atoms of texts: each that is named, and all others, of which it may not be certain that they come. */
export function namedTexts(names: readonly string[], certain: boolean): readonly Atom[] {
  const distinct = [...new Set(names)];
  let other = 'anything else';
  while (distinct.includes(other)) other += ' still';
  return [
    ...distinct.map((value): Atom => ({ value, certain: true, extent: { kind: 'point' } })),
    { value: other, certain, extent: { kind: 'others', but: distinct } },
  ];
}

/** The atoms of texts that rules say more or less of, in the order in which the engine compares them. */
export function orderedTexts(names: readonly string[], certain: boolean): readonly Atom[] {
  const sorted = [...new Set(names)].sort((left, right) => (left < right ? -1 : 1));
  const [first] = sorted;
  const below = first === undefined || first === '' ? [] : [spanned('', undefined, first, certain)];
  return [
    ...below,
    ...sorted.flatMap((low, index): readonly Atom[] => {
      const high = sorted[index + 1];
      const inside = ['a', ' ', '\0']
        .map((tail) => low + tail)
        .find((text) => high === undefined || text < high);
      return [
        { value: low, certain: true, extent: { kind: 'point' } },
        ...(inside === undefined ? [] : [spanned(inside, low, high, certain)]),
      ];
    }),
  ];
}

function spanned(value: string, low: string | undefined, high: string | undefined, certain: boolean): Atom {
  const extent = {
    kind: 'between' as const,
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  };
  return { value, certain, extent };
}
