import type { Expression } from '../../engine/feel/tree.ts';
import { noNames, type Names } from './known-names.ts';
import { NameParts } from './name-parts.ts';
import { longestIn, unionOf, type Scope } from './name-sets.ts';

/** The names inside the values of expressions, as far as the text tells: `x.a-b` needs to know the entries of `x`. */
export class Insides {
  readonly #known = new Map<Expression, Names>();

  of(expression: Expression): Names {
    return this.#known.get(expression) ?? noNames;
  }

  /** Remembers what is inside an expression, and gives it back. */
  keep<E extends Expression>(expression: E, inside: Names): E {
    if (inside !== noNames) this.#known.set(expression, inside);
    return expression;
  }

  /** What is inside any of several expressions: the items of a list, the branches of an `if`. */
  ofAll(expressions: readonly Expression[]): Names {
    return unionOf(expressions.map((each) => this.of(each)));
  }
}

/** What is inside the value of a name. */
export function insideOf(scope: Scope, name: string): Names {
  const parts = new NameParts(name, 0);
  const known = longestIn(scope, parts);
  return known && parts.at(known.count) === undefined ? known.inside() : noNames;
}
