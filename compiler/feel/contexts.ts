import type { Entry, Expression } from '../../engine/feel/tree.ts';
import { KnownNames } from './known-names.ts';
import { partsOf, type NamePart } from './name-parts.ts';
import { takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';
import { unquote } from './string-literal.ts';

/** Reads `{key: value, ...}`: each value sees the entries before it. */
export function readContext(parser: Parser): Expression {
  const { cursor, insides } = parser;
  const { from } = cursor.take();
  const entries: Entry[] = [];
  const own = new KnownNames();
  parser.knowing([own], () => {
    if (cursor.at('}')) return;
    do entries.push(readEntry(parser, own));
    while (cursor.accept(','));
  });
  cursor.expect('}', '","');
  return insides.keep({ kind: 'context', at: [from, cursor.end], entries }, own);
}

function readEntry(parser: Parser, own: KnownNames): Entry {
  const { cursor, insides } = parser;
  const { name, parts } = readKey(parser);
  cursor.expect(':');
  const value = parser.expression();
  if (parts) own.declare(parts, () => insides.of(value));
  return { name, value };
}

function readKey({ cursor, spelling }: Parser): {
  readonly name: string;
  readonly parts: readonly NamePart[] | undefined;
} {
  if (cursor.token.kind === 'string') {
    const name = unquote(cursor.take().text);
    return { name, parts: partsOf(name) };
  }
  const { text, parts } = takeName(cursor, 'key', []);
  return { name: spelling.spell(text), parts };
}
