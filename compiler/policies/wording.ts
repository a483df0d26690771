import type { Expression } from '../../engine/feel/tree.ts';
import { parseExpression } from '../feel/index.ts';

/** An expression without its places in the text: two that say the same have the same key. */
export function keyOf(expression: Expression): string {
  const known = keys.get(expression);
  if (known !== undefined) return known;
  const key = JSON.stringify(expression, (name, value: unknown) => (name === 'at' ? undefined : value));
  keys.set(expression, key);
  return key;
}

/** Expressions are never changed, and are asked for their keys by every policy. */
const keys = new WeakMap<Expression, string>();

const parsedBefore = new Map<string, Expression>();

/** The expression that a policy writes as text. Throws where that is no FEEL. */
export function written(text: string): Expression {
  const known = parsedBefore.get(text);
  if (known !== undefined) return known;
  const parsed = parseExpression(text);
  if (parsed.ok) {
    parsedBefore.set(text, parsed.expression);
    return parsed.expression;
  }
  throw new Error(`no FEEL: ${text}: ${parsed.errors.map(({ message }) => message).join('; ')}`);
}

/** What holds when the whole holds: the parts that `and` joins, and those that hold for every item. */
export function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind === 'logic' && expression.operator === 'and')
    return [...conjuncts(expression.left), ...conjuncts(expression.right)];
  if (expression.kind === 'quantified' && expression.quantifier === 'every')
    return conjuncts(expression.condition).map((condition) => ({ ...expression, condition }));
  return [expression];
}

const OPPOSITE = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;

/** What holds when the whole does not: `a != b` for `a = b`, neither part of an `or`, else `not(…)`. */
export function negations(expression: Expression): readonly Expression[] {
  if (expression.kind === 'logic' && expression.operator === 'or')
    return [...negations(expression.left), ...negations(expression.right)];
  if (expression.kind === 'comparison') return [{ ...expression, operator: OPPOSITE[expression.operator] }];
  const callee = { kind: 'name', name: 'not', at: expression.at } as const;
  return [{ kind: 'call', callee, arguments: [expression], at: expression.at }];
}
