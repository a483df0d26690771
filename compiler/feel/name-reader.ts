import type { Cursor } from './cursor.ts';
import { noNames, type Names } from './known-names.ts';
import type { Token } from './lexer.ts';
import { NameParts, textOf, type NamePart } from './name-parts.ts';
import { longestIn, type Scope } from './name-sets.ts';
import { reservedWords } from './reserved-words.ts';

/** A name as it stands in the source, with single blanks. */
export interface ReadName {
  readonly text: string;
  readonly parts: readonly NamePart[];
  readonly to: number;
  /** The names inside its value, if it is a known name. */
  readonly inside: Names;
}

/** What a name may begin with, and what joins it, where it is not a known name. */
interface NameRule {
  readonly begins: (part: NamePart) => boolean;
  readonly joins: (part: NamePart, source: string) => boolean;
}

const isFree = ({ text }: NamePart) => !reservedWords.has(text);
const isWord = ({ kind }: NamePart) => kind === 'word';

const rules = {
  /** A line that is not indented does not go on with a variable's name. */
  variable: {
    begins: isFree,
    joins: (part, source) => isWord(part) && isFree(part) && !/[\r\n]/.test(source[part.from - 1] ?? ''),
  },
  /** Behind a dot stands a name, be it a word of the grammar. */
  entry: { begins: ({ text }) => text !== '?', joins: (part) => isWord(part) && isFree(part) },
  declared: { begins: isFree, joins: isFree },
  key: { begins: () => true, joins: () => true },
  type: {
    begins: (part) => isFree(part) || part.text === 'function' || part.text === 'null',
    joins: (part) => (isWord(part) ? isFree(part) : part.text === '.'),
  },
} as const satisfies Record<string, NameRule>;

export type NameUse = keyof typeof rules;

/**
 * Reads the name that begins with a token: the longest known one, and what joins it; `undefined` when none begins there.
 * Known names may hold words of the grammar and operators (DMN 1.5, 10.3.1.4).
 */
export function readName(
  source: string,
  { kind, text, from, to }: Token,
  use: NameUse,
  scope: Scope,
): ReadName | undefined {
  if (kind !== 'word') return undefined;
  const first: NamePart = { kind, text, from, to };
  const parts = new NameParts(source, from, first);
  const rule: NameRule = rules[use];
  const longest = longestIn(scope, parts);
  if (!longest && !rule.begins(first)) return undefined;
  let count = longest?.count ?? 1;
  for (let next = parts.at(count); next && rule.joins(next, source); next = parts.at(count)) count += 1;
  const read = parts.first(count);
  return {
    text: count === 1 ? text : textOf(read),
    parts: read,
    to: read.at(-1)?.to ?? to,
    inside: longest?.count === count ? longest.inside() : noNames,
  };
}

/** Takes the name that comes next, or refuses what stands there. */
export function takeName(cursor: Cursor, use: NameUse, scope: Scope): ReadName {
  const name = readName(cursor.source, cursor.token, use, scope);
  if (!name) cursor.fail('a name');
  cursor.takeUpTo(name.to);
  return name;
}
