import { bind, bindAll, type Environment } from './environment.ts';
import { isContext, isList, type FeelList, type FeelValue } from './feel-value.ts';
import { interpret } from './interpret.ts';
import { isNumber, toInteger, type FeelNumber } from './number.ts';
import type { ExpressionOf } from './tree.ts';

/**
 * `source[condition]`: the items it holds for, or the item at a place when the condition is a number. A value that
 * is no list counts as a list of itself; a condition that is neither makes the whole null.
 */
export function interpretFilter(
  { source: filtered, condition }: ExpressionOf<'filter'>,
  environment: Environment,
): FeelValue {
  const source = interpret(filtered, environment);
  const items: FeelList = isList(source) ? source : source === null ? [] : [source];
  const kept: FeelValue[] = [];
  if (items.length === 0 || condition.kind === 'number') {
    const place = interpret(condition, environment);
    return isNumber(place) ? itemAt(items, place) : source === null ? null : kept;
  }
  environment.surroundings.effort.iterate(items.length);
  for (const item of items) {
    const result = interpret(condition, itemEnvironment(item, environment));
    if (isNumber(result)) return itemAt(items, result);
    if (result !== null && typeof result !== 'boolean') return null;
    if (result === true) kept.push(item);
  }
  return kept;
}

/** The item at a place counted from 1, or from the end when negative; `null` outside. */
function itemAt(items: FeelList, place: FeelNumber): FeelValue {
  const index = toInteger(place);
  if (index === undefined || index === 0) return null;
  return items.at(index > 0 ? index - 1 : index) ?? null;
}

function itemEnvironment(item: FeelValue, environment: Environment): Environment {
  const inner = bind(environment, 'item', item);
  return isContext(item) ? bindAll(inner, item) : inner;
}
