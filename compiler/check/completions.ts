import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';

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
  const found = new Map<string, { readonly all: string[]; readonly last: string[] }>();
  for (const element of elements) {
    const { id, scope, outgoing } = element;
    if (scope === undefined || outgoing.length > 0 || isApart(element)) continue;
    const ends = found.get(scope) ?? { all: [], last: [] };
    ends.all.push(id);
    if (!isBeside(id)) ends.last.push(id);
    found.set(scope, ends);
  }
  return found;
}

/** What no token of its scope reaches, or what leaves the scope by another way. */
function isApart(element: Element): boolean {
  if (element.kind === 'eventSubProcess') return true;
  if ('isForCompensation' in element && element.isForCompensation === true) return true;
  return (
    'event' in element && partsOf(element.event).some(({ kind }) => kind === 'error' || kind === 'cancel')
  );
}
