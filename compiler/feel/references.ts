import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { Expression, Span } from '../../engine/feel/tree.ts';
import { visit } from './scope.ts';

/** A use of a variable from around the expression. */
export interface Reference {
  readonly name: string;
  /** The entries that are read of it: `a.b.c` reads `b`, `c`. */
  readonly path: readonly string[];
  readonly at: Span;
  /** False inside a filter, where the name may as well be an entry of the items. */
  readonly certain: boolean;
}

/** Every use of a variable that the expression does not bind itself, in the order of the text. */
export function references(expression: Expression): readonly Reference[] {
  const found = known.get(expression) ?? find(expression);
  known.set(expression, found);
  return found;
}

/** Each check of a model asks anew. */
const known = new WeakMap<Expression, readonly Reference[]>();

function find(expression: Expression): readonly Reference[] {
  const found = new Map<Expression, Reference>();
  const paths = new Map<Expression, readonly string[]>();
  visit(expression, (node, { bound, filtered }) => {
    const path = paths.get(node) ?? [];
    if (node.kind === 'path') paths.set(node.source, [node.name, ...path]);
    if (node.kind !== 'name' || node.name === '?' || bound.has(node.name)) return;
    found.set(node, { name: node.name, path, at: node.at, certain: !filtered });
  });
  return [...found.values()].toSorted((left, right) => left.at[0] - right.at[0]);
}

/** The variables an expression certainly reads, each once; built-in functions are none. */
export function referencedNames(expression: Expression): string[] {
  const names = references(expression)
    .filter(({ name, certain }) => certain && !builtIns.has(name))
    .map(({ name }) => name);
  return [...new Set(names)];
}
