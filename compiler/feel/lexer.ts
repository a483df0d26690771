import { skipBlanks } from './blanks.ts';
import { SyntaxFailure } from './syntax-error.ts';

/** `word` is a part of a name or a word of the grammar, `quoted` a name in backticks. */
export type TokenKind = 'word' | 'number' | 'string' | 'moment' | 'quoted' | 'symbol' | 'unknown' | 'end';

/** A piece of the source, with its quotes if it has any; `end` is empty. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Characters of names (DMN 1.5, grammar rules 28 and 29); surrogates stand for the planes above. */
const NAME_START =
  '?A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D' +
  '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const NAME_PART = `${NAME_START}0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`;

const WORD = new RegExp(`[${NAME_START}][${NAME_PART}]*`, 'y');
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SYMBOLS: ReadonlySet<string> = new Set([...'()[]{},:.+-*/^<>=', '..', '**', '<=', '>=', '!=']);
const PART = new RegExp(`[${NAME_PART}]+`, 'y');
const NAME_SYMBOL = /\*\*|\.(?!\.)|\/(?!\*)|['+\-*^]/y;

/** The token at `from` or after it: blanks and comments are skipped. */
export function readToken(source: string, from: number): Token {
  const at = skipBlanks(source, from);
  const first = source[at];
  if (first === undefined) return { kind: 'end', text: '', from: at, to: at };
  if (source.startsWith('/*', at)) {
    throw new SyntaxFailure('The comment has no end. Expected "*/".', at, source.length);
  }
  if (first === '"') return quoted('string', source, at, endOfString(source, at));
  if (first === '`') return quoted('quoted', source, at, source.indexOf('`', at + 1) + 1);
  if (first === '@' && source[at + 1] === '"') {
    return quoted('moment', source, at, endOfString(source, at + 1));
  }
  const number = first === '.' || (first >= '0' && first <= '9') ? textAt(NUMBER, source, at) : undefined;
  if (number !== undefined) return { kind: 'number', text: number, from: at, to: at + number.length };
  const pair = source.slice(at, at + 2);
  const symbol = SYMBOLS.has(pair) ? pair : first;
  if (SYMBOLS.has(symbol)) return { kind: 'symbol', text: symbol, from: at, to: at + symbol.length };
  const word = textAt(WORD, source, at);
  if (word !== undefined) return { kind: 'word', text: word, from: at, to: at + word.length };
  return { kind: 'unknown', text: first, from: at, to: at + 1 };
}

/** The word that stands exactly at `from` inside a name, where it may begin with a digit. */
export function wordAt(source: string, from: number): string | undefined {
  return textAt(PART, source, from);
}

/** The symbol that stands exactly at `from` inside a name (DMN 1.5, grammar rule 30). */
export function nameSymbolAt(source: string, from: number): string | undefined {
  return textAt(NAME_SYMBOL, source, from);
}

function textAt(pattern: RegExp, source: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.test(source) ? source.slice(from, pattern.lastIndex) : undefined;
}

function quoted(kind: TokenKind, source: string, from: number, to: number): Token {
  if (to > 0) return { kind, text: source.slice(from, to), from, to };
  throw new SyntaxFailure(
    kind === 'quoted' ? 'The name has no end. Expected "`".' : "The text has no end. Expected '\"'.",
    from,
    source.length,
  );
}

/** Behind the closing quote; 0 without one. */
function endOfString(source: string, from: number): number {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '"') return at + 1;
  }
  return 0;
}
