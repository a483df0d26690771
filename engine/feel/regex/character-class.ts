import { PatternError, type Cursor } from './cursor.ts';

/**
 * Sets of characters, as classes of JavaScript's `v` flag: it knows Unicode's categories, and one character is matched in no time.
 * XML Schema 1.1, part 2, annex G; XPath and XQuery Functions 3.1, 5.6.1.
 */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['d', '\\p{Nd}'],
  ['D', '\\P{Nd}'],
  ['w', '[[\\p{Any}]--[\\p{P}\\p{Z}\\p{C}]]'],
  ['W', '[\\p{P}\\p{Z}\\p{C}]'],
  ['s', '[ \\t\\n\\r]'],
  ['S', '[^ \\t\\n\\r]'],
  ['i', '[\\p{L}_:]'],
  ['I', '[^\\p{L}_:]'],
  ['c', '[\\p{L}\\p{N}_:.\\-]'],
  ['C', '[^\\p{L}\\p{N}_:.\\-]'],
]);
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const PUNCTUATION = '\\|.?*+(){}-[]^$/';

/** Whether a character is in a class. */
export function classTest(source: string, ignoreCase: boolean): (character: string) => boolean {
  const whole = `^${source.startsWith('[') ? source : `[${source}]`}$`;
  let regex: RegExp;
  try {
    regex = new RegExp(whole, ignoreCase ? 'vi' : 'v');
  } catch {
    // A category that Unicode does not have.
    throw new PatternError('there is no such class of characters');
  }
  return (character) => regex.test(character);
}

/** The set behind a backslash that has been read; undefined where it escapes a character. */
export function readEscapedSet(cursor: Cursor): string | undefined {
  const letter = cursor.peek() ?? '';
  if (letter === 'p' || letter === 'P') {
    cursor.next();
    cursor.expect('{');
    let name = '';
    while (!cursor.eat('}')) name += cursor.next();
    if (!/^[A-Z][a-z]?$/.test(name)) throw new PatternError('there is no such class of characters');
    return `\\${letter}{${name}}`;
  }
  const set = ESCAPES.get(letter);
  if (set !== undefined) cursor.next();
  return set;
}

/** The character behind a backslash that has been read. */
export function readEscapedCharacter(cursor: Cursor): string {
  const character = cursor.next();
  const control = CONTROLS.get(character);
  if (control !== undefined) return control;
  if (PUNCTUATION.includes(character)) return character;
  throw new PatternError(`\\${character} is no escape`);
}

/** `…]` of a class whose `[` has been read. */
export function readClass(cursor: Cursor): string {
  const negated = cursor.eat('^');
  const parts: string[] = [];
  while (!cursor.eat(']')) {
    if (cursor.peek() === '-' && cursor.peek(1) === '[' && parts.length > 0) {
      cursor.expect('-[');
      const without = readClass(cursor);
      cursor.expect(']');
      return `[${classOf(parts, negated)}--${without}]`;
    }
    parts.push(readPart(cursor));
  }
  return classOf(parts, negated);
}

/** The class of one character. */
export function classOfCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function classOf(parts: readonly string[], negated: boolean): string {
  if (parts.length === 0) throw new PatternError('a class is empty');
  return `[${negated ? '^' : ''}${parts.join('')}]`;
}

/** A set, a character, or a range of characters. */
function readPart(cursor: Cursor): string {
  if (cursor.eat('\\')) {
    const set = readEscapedSet(cursor);
    if (set !== undefined) return set;
    return readRange(readEscapedCharacter(cursor), cursor);
  }
  return readRange(plain(cursor.next()), cursor);
}

function readRange(low: string, cursor: Cursor): string {
  const isRange = cursor.peek() === '-' && cursor.peek(1) !== ']' && cursor.peek(1) !== '[';
  if (!isRange) return classOfCharacter(low);
  cursor.expect('-');
  const high = cursor.eat('\\') ? readEscapedCharacter(cursor) : plain(cursor.next());
  if ((low.codePointAt(0) ?? 0) > (high.codePointAt(0) ?? 0)) {
    throw new PatternError('a range ends before it starts');
  }
  return `${classOfCharacter(low)}-${classOfCharacter(high)}`;
}

function plain(character: string): string {
  if (character === '[') throw new PatternError('[ stands in a class');
  return character;
}
