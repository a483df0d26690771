import { readToken, type Token } from './lexer.ts';
import { SyntaxFailure } from './syntax-error.ts';

/** Reads a source token by token: one is seen, none is read twice. */
export class Cursor {
  readonly source: string;
  #token: Token;
  #last: Token | undefined;

  constructor(source: string) {
    this.source = source;
    this.#token = readToken(source, 0);
  }

  /** The token that is seen but not taken. */
  get token(): Token {
    return this.#token;
  }

  /** The end of what has been taken. */
  get end(): number {
    return this.#last?.to ?? 0;
  }

  /** True when this symbol or word comes next. */
  at(text: string): boolean {
    return this.#token.text === text;
  }

  /** The token after the one that is seen. */
  peek(): Token {
    return readToken(this.source, this.#token.to);
  }

  take(): Token {
    const taken = this.#token;
    this.#last = taken;
    this.#token = readToken(this.source, taken.to);
    return taken;
  }

  /** Takes a name that was read from the characters themselves. */
  takeUpTo(to: number): void {
    const { from } = this.#token;
    this.#last = { kind: 'word', text: this.source.slice(from, to), from, to };
    this.#token = readToken(this.source, to);
  }

  accept(text: string): boolean {
    if (!this.at(text)) return false;
    this.take();
    return true;
  }

  /** Takes this symbol or word; `or` names what else could have stood there. */
  expect(text: string, or?: string): void {
    if (!this.accept(text)) this.fail(or === undefined ? `"${text}"` : `${or} or "${text}"`);
  }

  #behind(): string {
    const { text } = this.#last ?? { text: '' };
    return text === '' ? '' : ` after ${inQuotes(text)}`;
  }

  /** Refuses the token that is seen; `expected` says what may stand there instead. */
  fail(expected?: string): never {
    const { kind, text, from, to } = this.#token;
    if (kind === 'end' && !this.#last) throw new SyntaxFailure('The expression is empty.', 0, to);
    const what = kind === 'end' ? 'The expression ends too early.' : `Unexpected ${inQuotes(text)}.`;
    const wish = expected === undefined ? '' : ` Expected ${expected}${this.#behind()}.`;
    const place = kind === 'end' ? ([this.end, this.end] as const) : ([from, to] as const);
    throw new SyntaxFailure(`${what}${wish}`, ...place);
  }
}

function inQuotes(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return /^[@"`]/.test(text) ? short : `"${short}"`;
}

/** Characters of the source that a message repeats. */
const LONGEST = 60;
