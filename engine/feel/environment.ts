import type { DmnError } from '../dmn/error.ts';
import type { RuleMatch } from '../dmn/table.ts';
import { Effort } from './effort.ts';
import { entryOf, type FeelContext, type FeelValue } from './feel-value.ts';

/** The time that `now()` and `today()` read: milliseconds since 1970-01-01T00:00Z. */
export interface Clock {
  now(): number;
}

/** What stays the same for a whole evaluation: the clock, and who hears of decision tables. */
export interface Surroundings extends Clock {
  readonly effort: Effort;
  /** A decision table chose these rules. */
  readonly matched: (matches: readonly RuleMatch[]) => void;
  /** Something broke a rule of the decision model; the value is null unless this throws. */
  readonly failed: (error: DmnError) => void;
}

/** The variables an expression can see, innermost first. */
export interface Environment {
  readonly lookup: (name: string) => FeelValue | undefined;
  readonly surroundings: Surroundings;
}

/** Variables from outside, as JSON values. */
export interface FeelScope extends Clock {
  /** `undefined` when there is no such variable. */
  read(name: string): unknown;
}

/** The outermost environment, over the variables of a scope. */
export function rootEnvironment(
  scope: FeelScope,
  surroundings: Surroundings = unobserved(scope),
): Environment {
  return { lookup: (name) => liftValue(scope.read(name)), surroundings };
}

/** An environment with one more name. */
export function bind(outer: Environment, name: string, value: FeelValue): Environment {
  return {
    lookup: (wanted) => (wanted === name ? value : outer.lookup(wanted)),
    surroundings: outer.surroundings,
  };
}

/** An environment that also sees the entries of a context; a context that still grows is seen growing. */
export function bindAll(outer: Environment, context: FeelContext): Environment {
  return {
    lookup: (wanted) => {
      const entry = entryOf(context, wanted);
      return entry === undefined ? outer.lookup(wanted) : entry;
    },
    surroundings: outer.surroundings,
  };
}

function unobserved(clock: Clock): Surroundings {
  return { now: () => clock.now(), effort: new Effort(), matched: () => {}, failed: () => {} };
}

/** JSON values are FEEL values as they are; what is neither is taken for absent. */
export function liftValue(value: unknown): FeelValue | undefined {
  return isLiftable(value) ? value : undefined;
}

function isLiftable(value: unknown): value is FeelValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'object':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      return false;
  }
}
