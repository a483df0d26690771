import type { Element } from '../../engine/model.ts';
import { partsOf } from '../../engine/model/event-parts.ts';
import { jobsOf } from '../../engine/model/jobs.ts';
import { literal } from '../check/scopes.ts';

/** Codes of the errors that may come; `any` where nobody can say. */
export type ThrownCodes = ReadonlySet<string> | 'any';

/** What comes of several things together. */
export function together(several: readonly ThrownCodes[]): ThrownCodes {
  return several.includes('any') ? 'any' : new Set(several.flatMap((codes) => [...codes]));
}

/** What an element throws itself: by its error end, its jobs, and the events of its instances. */
export function thrownBy(element: Element, actions: readonly string[]): ThrownCodes {
  const events = [
    ...(element.kind === 'endEvent' ? [element.event] : []),
    ...('loop' in element ? (element.loop?.throws ?? []).map(({ event }) => event) : []),
  ];
  return together([
    ...jobsOf(element).map(({ type }) => {
      const action = literal(type);
      // What is bound in code may throw what it likes.
      const known = action !== undefined && action !== element.id && actions.includes(action);
      return known ? businessErrors(element) : 'any';
    }),
    ...events.flatMap(partsOf).flatMap((part): readonly ThrownCodes[] => {
      if (part.kind !== 'error') return [];
      const code = literal(part.code);
      return [code === undefined ? 'any' : new Set([code])];
    }),
  ]);
}

/** The errors of its action that a step wants thrown; all others are incidents. */
function businessErrors({ properties }: Element): ThrownCodes {
  const codes = (properties?.['businessErrors'] ?? '').split(',').map((code) => code.trim());
  return new Set(codes.filter((code) => code !== ''));
}

/** What some catching events let pass. */
export function letPass(catchers: readonly Element[], thrown: ThrownCodes): ThrownCodes {
  const caught = catchers
    .flatMap((catcher) => ('event' in catcher ? partsOf(catcher.event) : []))
    .flatMap((part) => (part.kind === 'error' ? [part.code] : []));
  if (caught.includes(undefined)) return new Set();
  if (thrown === 'any') return 'any';
  const codes = caught.map(literal);
  return new Set([...thrown].filter((code) => !codes.includes(code)));
}
