import type { Expression, Parameter } from '../../engine/feel/tree.ts';
import { KnownNames } from './known-names.ts';
import { takeName } from './name-reader.ts';
import type { Parser } from './parser.ts';
import { readType } from './types.ts';

/** Reads `function(name: type, ...) body`; `external` stands before the body of one that FEEL cannot call. */
export function readFunction(parser: Parser): Expression {
  const { cursor, insides } = parser;
  const { from } = cursor.take();
  cursor.expect('(');
  const names = new KnownNames();
  const parameters = cursor.at(')') ? [] : readParameters(parser, names);
  cursor.expect(')', '","');
  const external = cursor.accept('external');
  const body = parser.knowing([names], () => parser.expression());
  const at = [from, cursor.end] as const;
  const definition: Expression = { kind: 'function', at, parameters, body, ...(external && { external }) };
  return insides.keep(definition, insides.of(body));
}

function readParameters(parser: Parser, names: KnownNames): readonly Parameter[] {
  const { cursor, scope, spelling } = parser;
  const parameters: Parameter[] = [];
  do {
    const { text, parts } = takeName(cursor, 'declared', scope);
    const name = spelling.spell(text);
    parameters.push({ name, ...(cursor.accept(':') && { type: readType(parser) }) });
    names.declare(parts);
  } while (cursor.accept(','));
  return parameters;
}
