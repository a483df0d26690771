import type { FeelValue } from '../../engine/feel/feel-value.ts';
import type { Decimal } from '../../engine/feel/number.ts';
import type { Atom } from './atom.ts';
import type { Line } from './line.ts';

/** What is known of the values on a line besides their type. */
export interface Reach {
  readonly low?: Bound;
  readonly high?: Bound;
  /**
   * The values are computed: how far they go beyond what the rules name, nobody knows. But `>= 2` is said where there is less than 2
   * too; of zero it may be the natural end.
   */
  readonly computed?: { readonly crossed: readonly FeelValue[] };
}

export interface Bound {
  readonly at: FeelValue;
  readonly included: boolean;
}

/** The atoms that values cut a line into, from low to high. */
export function atomsOnLine(line: Line, cuts: readonly FeelValue[], reach: Reach): readonly Atom[] {
  const bounds = [reach.low?.at, reach.high?.at].filter((at) => at !== undefined);
  const places = sorted([...cuts, ...bounds].flatMap((cut) => line.place(cut) ?? []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return [];
  const isCrossed = (end: Decimal): boolean =>
    reach.computed === undefined ||
    reach.computed.crossed.some((value) => line.place(value)?.equals(end) === true);
  const outside = (atoms: readonly Atom[], isCertain: boolean): readonly Atom[] =>
    isCertain ? atoms : atoms.map((atom) => ({ ...atom, certain: false }));
  const below = between(line, undefined, first);
  const atoms = [
    ...outside(below, isCrossed(first) && (reach.computed === undefined || !first.isZero())),
    ...places.flatMap((place, index) => {
      const next = places[index + 1];
      const above = between(line, place, next);
      return [...point(line, place), ...(next === undefined ? outside(above, isCrossed(last)) : above)];
    }),
  ];
  return atoms.filter(({ value }) => isWithin(line, value, reach));
}

function point(line: Line, place: Decimal): readonly Atom[] {
  const [step] = line.steps.slice(-1);
  // No value of the type is there: 0.5 among whole numbers.
  if (line.closer === 'none' && step !== undefined && !place.modulo(step).isZero()) return [];
  return [{ value: line.value(place), certain: true, extent: { kind: 'point' } }];
}

/** The values between two neighbours, shown by one that is good to read. */
function between(line: Line, low: Decimal | undefined, high: Decimal | undefined): readonly Atom[] {
  const extent = {
    kind: 'between' as const,
    ...(low !== undefined && { low: line.value(low) }),
    ...(high !== undefined && { high: line.value(high) }),
  };
  const isInside = (place: Decimal): boolean =>
    (low === undefined || place.greaterThan(low)) &&
    (high === undefined || place.lessThan(high)) &&
    (line.ends === undefined || (place.gte(line.ends[0]) && place.lte(line.ends[1])));
  for (const step of line.steps) {
    const place =
      low === undefined
        ? high?.dividedBy(step).ceil().minus(1).times(step)
        : low.dividedBy(step).floor().plus(1).times(step);
    if (place !== undefined && isInside(place)) return [{ value: line.value(place), certain: true, extent }];
  }
  const middle =
    low === undefined || high === undefined || line.closer === 'none'
      ? undefined
      : low.plus(high).dividedBy(2);
  const shown = middle === undefined ? undefined : line.place(line.value(middle));
  if (shown === undefined || !isInside(shown)) return [];
  return [{ value: line.value(shown), certain: line.closer === 'usual', extent }];
}

function isWithin(line: Line, value: FeelValue, { low, high }: Reach): boolean {
  const place = line.place(value);
  if (place === undefined) return false;
  return isOnSide(line, place, low, 1) && isOnSide(line, place, high, -1);
}

function isOnSide(line: Line, place: Decimal, bound: Bound | undefined, side: 1 | -1): boolean {
  const at = bound === undefined ? undefined : line.place(bound.at);
  if (at === undefined || bound === undefined) return true;
  const order = place.comparedTo(at) * side;
  return bound.included ? order >= 0 : order > 0;
}

function sorted(places: readonly Decimal[]): readonly Decimal[] {
  const distinct = new Map(places.map((place) => [place.toString(), place]));
  return [...distinct.values()].sort((left, right) => left.comparedTo(right));
}
