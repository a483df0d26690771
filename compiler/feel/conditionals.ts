import type { Expression } from '../../engine/feel/tree.ts';
import type { Parser } from './parser.ts';

/** Reads `if condition then expression else expression`. */
export function readConditional(parser: Parser): Expression {
  const { cursor, insides } = parser;
  const { from } = cursor.take();
  const condition = parser.expression();
  cursor.expect('then');
  const then = parser.expression();
  cursor.expect('else');
  const otherwise = parser.expression();
  const conditional: Expression = { kind: 'if', at: [from, cursor.end], condition, then, otherwise };
  return insides.keep(conditional, insides.ofAll([then, otherwise]));
}
