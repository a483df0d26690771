import type { Expression } from '../../engine/feel/tree.ts';
import { insideOf } from './insides.ts';
import { KnownNames, noNames } from './known-names.ts';
import { takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';

/** Reads the name behind the dot of `source.name`. */
export function readPath(parser: Parser, source: Expression, from: number): Expression {
  const { cursor, insides, spelling } = parser;
  const entries = [insides.of(source)];
  const isQuoted = cursor.token.kind === 'quoted';
  const text = isQuoted ? cursor.take().text.slice(1, -1) : takeName(cursor, 'entry', entries).text;
  const path: Expression = { kind: 'path', at: [from, cursor.end], source, name: spelling.spell(text) };
  return insides.keep(path, insideOf(entries, text));
}

/** Reads the condition of `source[condition]`: it sees the entries of the items, and each item as `item`. */
export function readFilter(parser: Parser, source: Expression, from: number): Expression {
  const { cursor, insides } = parser;
  const inside = insides.of(source);
  const item = new KnownNames();
  item.declare([{ text: 'item' }], () => inside);
  const names = inside === noNames ? [] : [inside, item];
  const condition = parser.knowing(names, () => parser.expression());
  cursor.expect(']');
  return insides.keep({ kind: 'filter', at: [from, cursor.end], source, condition }, inside);
}
