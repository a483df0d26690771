import { PERSONAL } from '../../engine/personal-data.ts';
import type { Shape } from './shape.ts';

/** How often a type that names itself is written out in itself: deeper than an expression looks. */
const ROUNDS = 4;
/** Types that name each other many times would grow beyond all bounds. */
const MOST_NODES = 20_000;

/**
 * A shape without references: types that name themselves are written out for some rounds, and are anything beyond. What is personal
 * in them stays so there, for a condition must not find a way to it.
 */
export function writtenOut(root: Shape): Shape {
  const named = namedIn(root);
  if (named.size === 0) return root;
  let nodes = 0;
  const walk = (value: unknown, around: Readonly<Record<string, number>>): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, around));
    if (typeof value !== 'object' || value === null) return value;
    nodes += 1;
    const { $ref } = value as Shape;
    if ($ref !== undefined) {
      const target = named.get($ref);
      const round = (around[$ref] ?? 0) + 1;
      if (target?.properties === undefined || round > ROUNDS || nodes > MOST_NODES)
        return beyond(target, named);
      return walk(target, { ...around, [$ref]: round });
    }
    const entries = Object.entries(value).filter(([key]) => key !== '$defs');
    return Object.fromEntries(entries.map(([key, inner]) => [key, walk(inner, around)]));
  };
  return walk(root, { '#': 1 }) as Shape;
}

/** Whatever lies beyond the rounds, with the note of what is personal there. */
function beyond(target: Shape | undefined, named: ReadonlyMap<string, Shape>): Shape {
  const note = personalIn(target, named, new Set());
  return note === undefined ? {} : { [PERSONAL]: note };
}

function personalIn(value: unknown, named: ReadonlyMap<string, Shape>, seen: Set<unknown>): unknown {
  if (typeof value !== 'object' || value === null || seen.has(value)) return undefined;
  seen.add(value);
  const { [PERSONAL]: note, $ref } = value as Shape;
  if (note !== undefined) return note;
  const inner = $ref === undefined ? Object.values(value) : [named.get($ref)];
  for (const one of inner) {
    const found = personalIn(one, named, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What references lead to, by reference, as zod writes them: `#` is the whole, `#/$defs/name` a part. */
function namedIn(root: Shape): ReadonlyMap<string, Shape> {
  const found = new Map<string, Shape>();
  const defs = (root as { readonly $defs?: Readonly<Record<string, Shape>> }).$defs ?? {};
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as Shape;
    if (typeof $ref === 'string') {
      const target = $ref === '#' ? root : defs[$ref.replace('#/$defs/', '')];
      if (target !== undefined) found.set($ref, target);
    }
    Object.values(value).forEach(look);
  };
  look(root);
  return found;
}
