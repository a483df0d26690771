import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { groupBy } from '../parse/grouping.ts';

/** Elements at which a scope may complete. */
export interface Completions {
  readonly all: readonly string[];
  /** Those at which no other token is on its way. */
  readonly last: readonly string[];
}

/** Where scopes complete, rather than fail, by their ids. */
export function completions(
  elements: readonly Element[],
  isBeside: (id: string) => boolean,
): ReadonlyMap<string, Completions> {
  const ends = elements.filter((element) => element.outgoing.length === 0 && !isApart(element));
  return new Map(
    [...groupBy(ends, ({ scope }) => scope ?? '')].map(([scope, here]) => {
      const all = here.map(({ id }) => id);
      return [scope, { all, last: all.filter((id) => !isBeside(id)) }];
    }),
  );
}

/** What no token of its scope reaches, or what leaves the scope by another way. */
function isApart(element: Element): boolean {
  if (element.kind === 'eventSubProcess') return true;
  if ('isForCompensation' in element && element.isForCompensation === true) return true;
  return (
    'event' in element && partsOf(element.event).some(({ kind }) => kind === 'error' || kind === 'cancel')
  );
}
