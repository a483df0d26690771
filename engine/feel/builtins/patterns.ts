// Regular expressions of FEEL are those of XQuery and XPath 3.1, chapter 5.6 (DMN 1.5, table 75).

const FLAGS = /^[smixq]*$/;
/** Escapes that JavaScript has and XPath has not, and groups other than `(?:`. */
const FOREIGN = /\\[bBfvxu0k]|\(\?(?!:)/;

/** A global regular expression for an XPath pattern; `null` when pattern or flags are not valid. */
export function compilePattern(pattern: string, flags: string): RegExp | null {
  if (!FLAGS.test(flags)) return null;
  const own = new Set(flags);
  const literal = own.has('q');
  if (!literal && FOREIGN.test(pattern.replaceAll('\\\\', ''))) return null;
  const subtracts = !literal && /-\[/.test(pattern);
  const source = literal
    ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    : new Translation(pattern, own.has('x'), subtracts).run();
  const kept = ['s', 'm', 'i'].filter((flag) => own.has(flag)).join('');
  try {
    return new RegExp(source, `g${subtracts ? 'v' : 'u'}${kept}`);
  } catch {
    // A SyntaxError is how RegExp says that the pattern is none.
    return null;
  }
}

/** What `replace` makes of a text; `null` where XPath raises an error. */
export function replacePattern(
  input: string,
  pattern: string,
  replacement: string,
  flags: string,
): string | null {
  const regex = compilePattern(pattern, flags);
  // A pattern that matches nothing at all would match between any two characters (FORX0003).
  if (!regex || ''.search(regex) >= 0) return null;
  if (flags.includes('q')) return input.replace(regex, () => replacement);
  // A backslash stands only before itself or a dollar, a dollar only before a digit (FORX0004).
  if (/\\(?![\\$])|(?<!\\)\$(?!\d)/.test(replacement.replaceAll('\\\\', ''))) return null;
  return input.replace(regex, (...match: unknown[]) => fill(replacement, match));
}

function fill(replacement: string, match: readonly unknown[]): string {
  // After the groups, `replace` passes the offset: a number.
  const groups = match.findIndex((part) => typeof part === 'number');
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_, escaped: unknown, digits: unknown) => {
    if (typeof escaped === 'string') return escaped;
    const all = String(digits);
    // `$12` is group 1 and a 2 when there is no group 12.
    let length = all.length;
    while (length > 1 && Number(all.slice(0, length)) >= groups) length -= 1;
    const index = Number(all.slice(0, length));
    const found = index < groups ? match[index] : '';
    return (typeof found === 'string' ? found : '') + all.slice(length);
  });
}

/** Rewrites what JavaScript spells differently, one token after the other. */
class Translation {
  readonly #tokens: readonly string[];
  readonly #isSpaced: boolean;
  readonly #subtracts: boolean;
  /** For each class that is open, whether its own part has ended in a subtraction. */
  readonly #open: boolean[] = [];

  constructor(pattern: string, isSpaced: boolean, subtracts: boolean) {
    this.#tokens = pattern.match(/\\[pP]\{[^}]*\}|\\[\s\S]|[\s\S]/gu) ?? [];
    this.#isSpaced = isSpaced;
    this.#subtracts = subtracts;
  }

  run(): string {
    return this.#tokens.map((token, index) => this.#rewrite(token, index)).join('');
  }

  #rewrite(token: string, index: number): string {
    const inClass = this.#open.length > 0;
    if (token === '[') {
      this.#open.push(false);
      return this.#subtracts ? '[[' : '[';
    }
    if (token === ']' && inClass) {
      return this.#open.pop() === false && this.#subtracts ? ']]' : ']';
    }
    if (token === '-' && inClass && this.#tokens[index + 1] === '[') {
      // `[a-z-[aeiou]]` subtracts: JavaScript's `v` flag writes `[[a-z]--[aeiou]]`.
      this.#open[this.#open.length - 1] = true;
      return ']--';
    }
    if (token.length > 1 && token.startsWith('\\')) {
      const classes = CLASSES.get(token);
      if (classes !== undefined) return inClass ? classes : `[${classes}]`;
      return token === '\\-' && !inClass ? '-' : token;
    }
    if (!inClass) return this.#isSpaced && /^\s$/.test(token) ? '' : token;
    return this.#subtracts && '(){}/|'.includes(token) ? `\\${token}` : token;
  }
}

/** Character classes that take in all of Unicode (XML Schema 1.1, part 2, annex G). */
const CLASSES: ReadonlyMap<string, string> = new Map([
  ['\\d', '\\p{Nd}'],
  ['\\D', '\\P{Nd}'],
  ['\\w', '\\p{L}\\p{M}\\p{N}\\p{S}'],
  ['\\W', '\\p{P}\\p{Z}\\p{C}'],
  ['\\s', ' \\t\\n\\r'],
  ['\\i', '\\p{L}_:'],
  ['\\c', '\\p{L}\\p{N}_:.\\-'],
]);
