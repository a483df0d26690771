import type { Expression } from '../../engine/feel/tree.ts';
import type { Token } from './lexer.ts';
import { isInfixWord } from './operators.ts';
import type { Parser } from './parser.ts';

/** Reads `(expression)` or the range `(low..high)`. */
export function readParenthesized(parser: Parser): Expression {
  const { cursor } = parser;
  const { from } = cursor.take();
  const first = parser.expression();
  if (cursor.at('..')) return readRange(parser, first, from);
  cursor.expect(')');
  return first;
}

/** Reads `[item, item]` or the range `[low..high]`. */
export function readList(parser: Parser): Expression {
  const { cursor, insides } = parser;
  const { from } = cursor.take();
  const items: Expression[] = [];
  if (!cursor.at(']')) {
    const first = parser.expression();
    if (cursor.at('..')) return readRange(parser, first, from);
    items.push(first);
    while (cursor.accept(',')) items.push(parser.expression());
  }
  cursor.expect(']', '","');
  return insides.keep({ kind: 'list', at: [from, cursor.end], items }, insides.ofAll(items));
}

/** Reads the range `]low..high]`. */
export function readOpenRange(parser: Parser): Expression {
  const { from } = parser.cursor.take();
  return readRange(parser, parser.expression(), from);
}

/** Reads the rest of a range, from the dots on: its bracket stands at `from`. */
export function readRange(parser: Parser, low: Expression, from: number): Expression {
  const { cursor } = parser;
  cursor.expect('..');
  const high = parser.rangeEnd();
  const { text } = cursor.token;
  if (text !== ']' && text !== ')' && text !== '[') cursor.fail('"]", ")" or "["');
  cursor.take();
  return {
    kind: 'range',
    at: [from, cursor.end],
    low,
    high,
    lowIncluded: cursor.source[from] === '[',
    highIncluded: text === ']',
  };
}

/** True when the `[` that comes next closes a range: no condition of a filter can begin behind it. */
export function closesRange({ cursor, inRangeEnd }: Parser): boolean {
  return inRangeEnd && !beginsCondition(cursor.peek());
}

function beginsCondition({ kind, text }: Token): boolean {
  switch (kind) {
    case 'word':
      return !isInfixWord(text);
    case 'symbol':
      return text === '(' || text === '[' || text === '{' || text === '-' || text === '+';
    case 'end':
    case 'unknown':
      return false;
    case 'number':
    case 'string':
    case 'moment':
    case 'quoted':
      return true;
    default:
      return kind satisfies never;
  }
}
