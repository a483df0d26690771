import type { Value } from '../value.ts';
import type { Effort } from './effort.ts';
import { FeelFunction, isContext, isList, Range, type FeelValue } from './feel-value.ts';
import { isNumber, toDouble } from './number.ts';
import { formatTemporal, formatValue } from './text.ts';

/** The JSON form of a value: the nearest double for numbers, ISO 8601 for temporals, FEEL's notation for ranges. */
export function lowerValue(value: FeelValue, effort: Effort): Value {
  effort.weigh(value);
  return lower(value);
}

function lower(value: FeelValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (isNumber(value)) return toDouble(value);
  if (isList(value)) return value.map(lower);
  if (value instanceof FeelFunction) return null;
  if (value instanceof Range) return formatValue(value);
  if (isContext(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, lower(entry)]));
  }
  return formatTemporal(value) ?? null;
}
