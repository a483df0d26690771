import type { ComparisonOperator, Expression } from '../../engine/feel/tree.ts';
import { readList, readOpenRange, readParenthesized } from './brackets.ts';
import { readConditional } from './conditionals.ts';
import { readContext } from './contexts.ts';
import { readFunction } from './function-definitions.ts';
import { grammarFunctionAt } from './grammar-functions.ts';
import { insideOf } from './insides.ts';
import { readFor, readQuantified } from './iterations.ts';
import { readMoment, readNumber, readString } from './literals.ts';
import { readName } from './name-reader.ts';
import { binds } from './operators.ts';
import type { Parser } from './parser.ts';

/** Reads what an expression begins with: all but what operators, paths, filters and calls add behind it. */
export function readOperand(parser: Parser): Expression {
  const { kind } = parser.cursor.token;
  switch (kind) {
    case 'word':
      return readWord(parser);
    case 'symbol':
      return readSymbol(parser);
    case 'number':
      return readNumber(parser, parser.cursor.token.from, '');
    case 'string':
      return readString(parser);
    case 'moment':
      return readMoment(parser);
    case 'quoted':
      return readQuoted(parser);
    case 'end':
      return parser.cursor.fail('a value');
    case 'unknown':
      return parser.cursor.fail();
    default:
      return kind satisfies never;
  }
}

function readSymbol(parser: Parser): Expression {
  const { cursor } = parser;
  const { text } = cursor.token;
  switch (text) {
    case '(':
      return readParenthesized(parser);
    case '[':
      return readList(parser);
    case ']':
      return readOpenRange(parser);
    case '{':
      return readContext(parser);
    case '-':
    case '+':
      return readSigned(parser, text);
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return readBound(parser, text);
    default:
      return cursor.fail();
  }
}

/** A sign belongs to a number; before anything else it is an operator, and `+` says nothing. */
function readSigned(parser: Parser, sign: '-' | '+'): Expression {
  const { cursor } = parser;
  const { from } = cursor.take();
  if (sign === '-' && cursor.token.kind === 'number') return readNumber(parser, from, sign);
  const operand = parser.expression(binds.type);
  return sign === '-' ? { kind: 'negate', at: [from, cursor.end], operand } : operand;
}

/** Its endpoint binds more than a comparison: `a in > 1 and b` is a conjunction. */
function readBound(parser: Parser, operator: ComparisonOperator): Expression {
  const { cursor } = parser;
  const { from } = cursor.take();
  const endpoint = parser.expression(binds.sum);
  return { kind: 'bound', at: [from, cursor.end], operator, endpoint };
}

/** A known name comes first: it may be, or begin with, a word of the grammar. */
function readWord(parser: Parser): Expression {
  const { cursor, insides, scope, spelling } = parser;
  const { from } = cursor.token;
  const called = grammarFunctionAt(cursor.source, cursor.token);
  if (called) {
    cursor.takeUpTo(called.to);
    return { kind: 'name', at: [from, called.to], name: called.name };
  }
  const name = readName(cursor.source, cursor.token, 'variable', scope);
  if (!name) return readKeyword(parser);
  cursor.takeUpTo(name.to);
  const variable: Expression = { kind: 'name', at: [from, name.to], name: spelling.spell(name.text) };
  return insides.keep(variable, name.inside);
}

function readQuoted({ cursor, insides, scope, spelling }: Parser): Expression {
  const { text, from, to } = cursor.take();
  const name = spelling.spell(text.slice(1, -1));
  return insides.keep({ kind: 'name', at: [from, to], name }, insideOf(scope, name));
}

function readKeyword(parser: Parser): Expression {
  const { cursor } = parser;
  const { text, from, to } = cursor.token;
  switch (text) {
    case 'if':
      return readConditional(parser);
    case 'for':
      return readFor(parser);
    case 'some':
    case 'every':
      return readQuantified(parser, text);
    case 'function':
      return readFunction(parser);
    case 'null':
      cursor.take();
      return { kind: 'null', at: [from, to] };
    case 'true':
    case 'false':
      cursor.take();
      return { kind: 'boolean', at: [from, to], value: text === 'true' };
    case '?':
      cursor.take();
      return { kind: 'name', at: [from, to], name: text };
    default:
      return cursor.fail();
  }
}
