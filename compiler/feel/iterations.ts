import type { Expression, Iterator } from '../../engine/feel/tree.ts';
import { KnownNames } from './known-names.ts';
import { takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';

/** Reads `for name in source, ... return body`. */
export function readFor(parser: Parser): Expression {
  const { cursor, insides } = parser;
  const { from } = cursor.take();
  const names = new KnownNames();
  return parser.knowing([names], () => {
    const iterators = readIterators(parser, names);
    cursor.expect('return', '","');
    const body = parser.expression();
    return insides.keep({ kind: 'for', at: [from, cursor.end], iterators, body }, insides.of(body));
  });
}

/** Reads `some name in source, ... satisfies condition`, or `every`. */
export function readQuantified(parser: Parser, quantifier: 'some' | 'every'): Expression {
  const { cursor } = parser;
  const { from } = cursor.take();
  const names = new KnownNames();
  return parser.knowing([names], () => {
    const iterators = readIterators(parser, names);
    cursor.expect('satisfies', '","');
    const condition = parser.expression();
    return { kind: 'quantified', at: [from, cursor.end], quantifier, iterators, condition };
  });
}

/** Each iterator sees those before it. */
function readIterators(parser: Parser, names: KnownNames): readonly Iterator[] {
  const { cursor, insides, scope, spelling } = parser;
  const iterators: Iterator[] = [];
  do {
    const { text, parts } = takeName(cursor, 'declared', scope);
    const name = spelling.spell(text);
    cursor.expect('in');
    const source = parser.expression();
    const end = cursor.accept('..') ? parser.expression() : undefined;
    names.declare(parts, () => insides.of(source));
    iterators.push({ name, source, ...(end && { end }) });
  } while (cursor.accept(','));
  return iterators;
}
