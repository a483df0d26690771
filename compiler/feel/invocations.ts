import type { Entry, Expression, Span } from '../../engine/feel/tree.ts';
import { insideOf } from './insides.ts';
import type { Names } from './known-names.ts';
import { readToken } from './lexer.ts';
import { readName, takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';

/** Reads the arguments of a call, behind its `(`: all with names, or none. */
export function readInvocation(parser: Parser, callee: Expression, from: number): Expression {
  const call = hasNames(parser) ? readNamedCall(parser, callee, from) : readCall(parser, callee, from);
  return parser.insides.keep(call, insideResult(parser, call));
}

type Call = Extract<Expression, { readonly kind: 'call' | 'named-call' }>;

function readCall(parser: Parser, callee: Expression, from: number): Call {
  const { cursor } = parser;
  const given: Expression[] = [];
  if (!cursor.at(')')) {
    do given.push(parser.expression());
    while (cursor.accept(','));
  }
  return { kind: 'call', at: close(parser, from), callee, arguments: given };
}

function readNamedCall(parser: Parser, callee: Expression, from: number): Call {
  const { cursor, scope, spelling } = parser;
  const given: Entry[] = [];
  do {
    const name = spelling.spell(takeName(cursor, 'declared', scope).text);
    cursor.expect(':');
    given.push({ name, value: parser.expression() });
  } while (cursor.accept(','));
  return { kind: 'named-call', at: close(parser, from), callee, arguments: given };
}

function close({ cursor }: Parser, from: number): Span {
  cursor.expect(')', '","');
  return [from, cursor.end];
}

function hasNames({ cursor, scope }: Parser): boolean {
  const name = readName(cursor.source, cursor.token, 'declared', scope);
  return name !== undefined && readToken(cursor.source, name.to).text === ':';
}

/** A function's result is what its body gives; that of `get value` is an entry. */
function insideResult({ insides }: Parser, call: Call): Names {
  const { callee } = call;
  if (callee.kind !== 'name' || callee.name !== 'get value') return insides.of(callee);
  const [context, key] =
    call.kind === 'call'
      ? call.arguments
      : ['m', 'key'].map((name) => call.arguments.find((argument) => argument.name === name)?.value);
  return context && key?.kind === 'string' ? insideOf([insides.of(context)], key.value) : insides.of(callee);
}
