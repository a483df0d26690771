import type { Element } from '../../engine/model.ts';

/** What each compensation handler undoes, by the handler's id. */
export function compensated(elements: readonly Element[]): ReadonlyMap<string, string> {
  return new Map(
    elements.flatMap((element) =>
      'compensation' in element && element.compensation !== undefined
        ? [[element.compensation, element.id] as const]
        : [],
    ),
  );
}
