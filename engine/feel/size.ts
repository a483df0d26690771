import { FeelError } from './error.ts';
import { isContext, isList, Range, type FeelList, type FeelValue } from './feel-value.ts';

/** Lists in lists and contexts in contexts; JSON that people and tools send stays far below. */
const DEEPEST_VALUE = 500;

/** What a value is made of. */
interface Measure {
  /** Characters, items and entries, each as often as it occurs. */
  readonly size: number;
  readonly depth: number;
}

const plain: Measure = { size: 1, depth: 0 };
const measures = new WeakMap<object, Measure>();

/**
 * How many characters, items and entries a value is made of. A list may hold another one many times, so that this can be more
 * than memory could ever hold: whoever walks through a value asks first. Throws FEEL_TOO_DEEP.
 */
export function sizeOf(value: FeelValue): number {
  return measure(value, 0).size;
}

/** What a function looks at that looks at a value alone, and not into its items and entries. */
export function lengthOf(value: FeelValue): number {
  if (typeof value === 'string' || isList(value)) return value.length;
  return isContext(value) ? Object.keys(value).length : 0;
}

function measure(value: FeelValue, around: number): Measure {
  if (typeof value === 'string') return { size: value.length + 1, depth: 0 };
  if (typeof value !== 'object' || value === null) return plain;
  if (around > DEEPEST_VALUE) throw tooDeep();
  if (value instanceof Range) return measureAll([value.low, value.high], around);
  if (!isList(value) && !isContext(value)) return plain;
  const known = measures.get(value);
  if (known !== undefined) return known;
  const found = isList(value)
    ? measureAll(value, around)
    : measureAll([...Object.keys(value), ...Object.values(value)], around);
  measures.set(value, found);
  return found;
}

function measureAll(parts: FeelList, around: number): Measure {
  let { size, depth } = plain;
  for (const part of parts) {
    const inner = measure(part, around + 1);
    size += inner.size;
    depth = Math.max(depth, inner.depth + 1);
  }
  if (depth > DEEPEST_VALUE) throw tooDeep();
  return { size, depth };
}

function tooDeep(): FeelError {
  return new FeelError(
    'FEEL_TOO_DEEP',
    `A value is nested more than ${DEEPEST_VALUE} deep. Keep lists side by side instead of in each other.`,
  );
}
