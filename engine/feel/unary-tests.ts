import { holds } from './comparison.ts';
import { bind, type Environment } from './environment.ts';
import { Range, type FeelValue } from './feel-value.ts';
import { interpret } from './interpret.ts';
import { matches } from './membership.ts';
import type { Expression, UnaryTests } from './tree.ts';

/** Whether the input passes: `-` always, else one of the tests (none of them when negated). */
export function passes(tests: UnaryTests, input: FeelValue, environment: Environment): boolean {
  if (tests.kind === 'any') return true;
  const inner = bind(environment, '?', input);
  const passed = tests.tests.some((test) => testOne(test, input, inner) === true);
  return passed !== tests.negated;
}

/** One test on an input that the environment knows as `?`; `null` when the two cannot be compared. */
export function testOne(test: Expression, input: FeelValue, environment: Environment): boolean | null {
  if (test.kind === 'bound') {
    const endpoint = interpret(test.endpoint, environment);
    return input instanceof Range ? null : holds(test.operator, input, endpoint);
  }
  const candidate = interpret(test, environment);
  environment.surroundings.effort.weigh(candidate);
  if (typeof candidate === 'boolean' && mentionsInput(test)) return candidate;
  return matches(input, candidate);
}

const mentions = new WeakMap<Expression, boolean>();

/** A test that speaks of `?` says itself whether it holds. */
function mentionsInput(test: Expression): boolean {
  const known = mentions.get(test);
  if (known !== undefined) return known;
  const found = hasInputName(test);
  mentions.set(test, found);
  return found;
}

function hasInputName(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if ('kind' in part && part.kind === 'name' && 'name' in part && part.name === '?') return true;
  return Object.values(part).some(hasInputName);
}
