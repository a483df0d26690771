import { KnownNames } from './known-names.ts';
import { readToken, type Token } from './lexer.ts';
import { NameParts } from './name-parts.ts';

/** Functions whose names read as a conjunction of two variables where no call follows. */
export const grammarFunctions: readonly string[] = ['date and time', 'years and months duration'];

const names = KnownNames.of(Object.fromEntries(grammarFunctions.map((name) => [name, {}])));

/** The function that is called by one of those names, which a token begins, and where its name ends. */
export function grammarFunctionAt(
  source: string,
  { text, from }: Token,
): { readonly name: string; readonly to: number } | undefined {
  if (text !== 'date' && text !== 'years') return undefined;
  const parts = new NameParts(source, from);
  const read = parts.first(names.longest(parts)?.count ?? 0);
  const last = read.at(-1);
  if (!last || readToken(source, last.to).text !== '(') return undefined;
  return { name: read.map((part) => part.text).join(' '), to: last.to };
}
