import { civilOf, epochDay } from './calendar.ts';
import { bind, type Environment } from './environment.ts';
import type { Effort } from './effort.ts';
import { isList, Range, type FeelList, type FeelValue } from './feel-value.ts';
import { interpret } from './interpret.ts';
import { isNumber, toInteger } from './number.ts';
import { FeelDate } from './temporal.ts';
import type { ExpressionOf, Iterator } from './tree.ts';

/** The body for every combination, the last iterator fastest. */
export function interpretFor(node: ExpressionOf<'for'>, environment: Environment): FeelValue {
  const results: FeelValue[] = [];
  const complete = combine(node.iterators, bindPartial(environment, results), (inner) => {
    results.push(interpret(node.body, inner));
    return true;
  });
  return complete === null ? null : results;
}

/** So many items are copied in the time of a step. */
const COPIED = 50;

/** `partial` is the list so far: a copy each time, for what the body keeps of it must not grow along. */
function bindPartial(outer: Environment, results: FeelList): Environment {
  const { surroundings } = outer;
  return {
    lookup(name) {
      if (name !== 'partial') return outer.lookup(name);
      surroundings.effort.spend(Math.ceil(results.length / COPIED));
      return [...results];
    },
    surroundings,
  };
}

/** Three-valued like a chain of `or` (some) or `and` (every). */
export function interpretQuantified(
  node: ExpressionOf<'quantified'>,
  environment: Environment,
): boolean | null {
  const decisive = node.quantifier === 'some';
  let result: boolean | null = !decisive;
  const complete = combine(node.iterators, environment, (inner) => {
    const value = interpret(node.condition, inner);
    if (value !== !decisive) result = value === decisive ? decisive : null;
    // What is no boolean is an error, and ends it as null.
    return value === !decisive || value === null;
  });
  return complete === null ? null : result;
}

/** Visits every combination until a visit returns false; `null` when an iterator has nothing to iterate. */
function combine(
  iterators: readonly Iterator[],
  environment: Environment,
  visit: (inner: Environment) => boolean,
): boolean | null {
  const [first, ...rest] = iterators;
  if (!first) {
    environment.surroundings.effort.iterate(1);
    return visit(environment);
  }
  const items = itemsOf(first, environment);
  if (items === null) return null;
  for (const item of items) {
    const more = combine(rest, bind(environment, first.name, item), visit);
    if (more !== true) return more;
  }
  return true;
}

function itemsOf(iterator: Iterator, environment: Environment): FeelList | null {
  const source = interpret(iterator.source, environment);
  const { effort } = environment.surroundings;
  if (iterator.end) {
    const end = interpret(iterator.end, environment);
    return itemsBetween(source, end, [true, true], effort);
  }
  if (source === null) return null;
  if (source instanceof Range) {
    const { low, high, lowIncluded, highIncluded } = source;
    return itemsBetween(low, high, [lowIncluded, highIncluded], effort);
  }
  return isList(source) ? source : [source];
}

/** Whole numbers or days from one end to the other, up or down; `null` for other ends. */
function itemsBetween(
  low: FeelValue,
  high: FeelValue,
  [lowIncluded, highIncluded]: readonly [boolean, boolean],
  effort: Effort,
): FeelList | null {
  const [start, end] = [stepOf(low), stepOf(high)];
  if (start === undefined || end === undefined) return null;
  if (low instanceof FeelDate !== high instanceof FeelDate) return null;
  const step = start <= end ? 1 : -1;
  const count = Math.abs(end - start) + 1;
  effort.iterate(count);
  const items: FeelValue[] = [];
  for (let index = 0; index < count; index += 1) {
    if ((index === 0 && !lowIncluded) || (index === count - 1 && !highIncluded)) continue;
    const at = start + index * step;
    items.push(low instanceof FeelDate ? new FeelDate(civilOf(at)) : at);
  }
  return items;
}

function stepOf(value: FeelValue): number | undefined {
  if (value instanceof FeelDate) return epochDay(value.civil);
  return isNumber(value) ? toInteger(value) : undefined;
}
