import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';

/**
 * The paths (`launched.metaAds`) that hold something where a condition is true; or, with `false`, where it is not: false, or null itself.
 * What a function is given counts as shown where its answer is compared: nearly all answer null with null (DMN 1.5, 10.3.4).
 */
export function shownBy(condition: Expression, isTrue: boolean): readonly string[] {
  switch (condition.kind) {
    case 'logic': {
      const [left, right] = [shownBy(condition.left, isTrue), shownBy(condition.right, isTrue)];
      const areBoth = (condition.operator === 'and') === isTrue;
      return areBoth ? [...left, ...right] : left.filter((path) => right.includes(path));
    }
    case 'comparison':
      return shownByComparison(condition, isTrue);
    case 'call': {
      const [given] = condition.arguments;
      const isNot = condition.callee.kind === 'name' && condition.callee.name === 'not';
      if (isNot && given !== undefined) return isTrue ? shownBy(given, false) : [];
      return isTrue ? pathsIn(condition) : [];
    }
    case 'in':
      return isTrue && condition.tests.every(({ kind }) => kind !== 'null') ? pathsIn(condition.value) : [];
    case 'between':
    case 'name':
    case 'path':
      return isTrue ? pathsIn(condition) : [];
    default:
      return [];
  }
}

function shownByComparison(
  { operator, left, right }: Extract<Expression, { readonly kind: 'comparison' }>,
  isTrue: boolean,
): readonly string[] {
  const both = [...pathsIn(left), ...pathsIn(right)];
  const isNull = left.kind === 'null' || right.kind === 'null';
  if (operator === '=' || operator === '!=') {
    // Null is equal to null, and to nothing else.
    const areEqual = (operator === '=') === isTrue;
    return areEqual === isNull || !(isNull || isWritten(left) || isWritten(right)) ? [] : both;
  }
  return isTrue ? both : [];
}

function isWritten({ kind }: Expression): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'moment';
}

/**
 * The paths by which a condition tells cases apart: compared with a text or a truth, or a truth themselves. Which other fields are there
 * may hang on them, by unions and refinements of the schema that nobody reads here.
 */
export function toldApartBy(condition: Expression): readonly (readonly string[])[] {
  switch (condition.kind) {
    case 'logic':
      return [...toldApartBy(condition.left), ...toldApartBy(condition.right)];
    case 'comparison':
      return [condition.left, condition.right].some(({ kind }) => kind === 'string' || kind === 'boolean')
        ? stepsIn(condition)
        : [];
    case 'call':
    case 'in':
    case 'name':
    case 'path':
      return stepsIn(condition);
    default:
      return [];
  }
}

function stepsIn(node: Expression): readonly (readonly string[])[] {
  return references(node)
    .filter(({ name }) => !builtIns.has(name))
    .map(({ name, path }) => [name, ...path]);
}

/** All paths that an expression reads, and what they lead through. */
function pathsIn(node: Expression): readonly string[] {
  return stepsIn(node).flatMap(prefixesOf);
}

/** `a.b.c`: `a`, `a.b` and `a.b.c`. */
export function prefixesOf(steps: readonly string[]): readonly string[] {
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}
