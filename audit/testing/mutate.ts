/** A place in JSON data, as the keys that lead there. */
export type Place = readonly (string | number)[];

type Tree = Record<string | number, unknown>;

/** Every place of a piece of JSON that holds no more places: texts, numbers, truth values, null. */
export function leavesOf(value: unknown, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, [...place, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same data with another value at a place. */
export function changedAt<T>(value: T, place: Place): T {
  const copy = structuredClone(value);
  const last = place.at(-1);
  const holder = place.slice(0, -1).reduce((inner: unknown, key) => (inner as Tree)[key], copy) as Tree;
  if (last !== undefined) holder[last] = other(holder[last]);
  return copy;
}

/** Another value of the same kind, as close as can be. */
function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string' || value === '') return 'x';
  const last = value.at(-1);
  return `${value.slice(0, -1)}${last === '0' ? '1' : '0'}`;
}
