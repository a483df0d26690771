import type { TypedName, TypeExpression } from '../../engine/feel/tree.ts';
import { compoundTypes, isBuiltInType } from './built-in-types.ts';
import { KnownNames } from './known-names.ts';
import { partsOf } from './name-parts.ts';
import { takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';

/** Reads a type; an unknown name is an error of meaning (DMN 1.5, grammar rules 50 to 54). */
export function readType(parser: Parser): TypeExpression {
  const { cursor } = parser;
  return parser.nesting.within(() => {
    const generic = cursor.peek().text === '<' ? cursor.token.text : undefined;
    switch (generic) {
      case 'list':
      case 'range': {
        const of = readInside(parser, () => readType(parser));
        return { kind: generic, of };
      }
      case 'context':
        return { kind: 'context', entries: readInside(parser, () => readEntries(parser)) };
      case 'function': {
        const parameters = readInside(parser, () => (cursor.at('>') ? [] : readParameters(parser)));
        if (!cursor.accept('-') || !cursor.accept('>')) cursor.fail('"->"');
        return { kind: 'function', parameters, result: readType(parser) };
      }
      default:
        return readNamed(parser);
    }
  });
}

/** Reads what stands between the `<` and `>` behind a word. */
function readInside<T>({ cursor }: Parser, read: () => T): T {
  cursor.take();
  cursor.expect('<');
  const inside = read();
  cursor.expect('>');
  return inside;
}

function readParameters(parser: Parser): readonly TypeExpression[] {
  const parameters: TypeExpression[] = [];
  do parameters.push(readType(parser));
  while (parser.cursor.accept(','));
  return parameters;
}

function readEntries(parser: Parser): readonly TypedName[] {
  const { cursor, scope, spelling } = parser;
  const entries: TypedName[] = [];
  do {
    const name = spelling.spell(takeName(cursor, 'declared', scope).text);
    cursor.expect(':');
    entries.push({ name, type: readType(parser) });
  } while (cursor.accept(','));
  return entries;
}

function readNamed({ cursor, types, errors }: Parser): TypeExpression {
  const known = new KnownNames();
  for (const name of [...compoundTypes, ...types.keys()]) known.declare(partsOf(name) ?? []);
  const { from } = cursor.token;
  const { text: name, to } = takeName(cursor, 'type', [known]);
  const own = types.get(name);
  if (own) return own;
  if (!isBuiltInType(name)) errors.push({ message: `There is no type "${name}".`, from, to });
  return { kind: 'named', name };
}
