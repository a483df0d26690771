import { parseExpression } from '../../compiler/feel/index.ts';
import type { Expression } from '../feel/tree.ts';
import type { Mapping } from '../model.ts';

/** A FEEL expression from its text, as the compiler reads it. */
export function feel(source: string): Expression {
  const parsed = parseExpression(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.errors.map((error) => error.message).join(', ')}`);
  return parsed.expression;
}

/** A text that stands for itself. */
export function text(value: string): Expression {
  return { kind: 'string', at: [0, 0], value };
}

/** Mappings, FEEL source by target, in this order. */
export function mapped(sources: { readonly [target: string]: string }): readonly Mapping[] {
  return Object.entries(sources).map(([target, source]) => ({ source: feel(source), target }));
}
