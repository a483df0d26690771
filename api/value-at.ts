/** The value at a place in another, `changes.0.field`; undefined where there is none. */
export function valueAt(value: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    return Object.getOwnPropertyDescriptor(inner, step)?.value;
  }, value);
}
