/** The pattern is none. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/** Reads a pattern character by character. */
export class Cursor {
  readonly #characters: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#characters = [...pattern];
  }

  get ended(): boolean {
    return this.#at >= this.#characters.length;
  }

  /** The character `ahead` of the next; undefined behind the end. */
  peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new PatternError('it ends too early');
    this.#at += 1;
    return character;
  }

  /** Whether these characters come next; they are read then. */
  eat(text: string): boolean {
    const wanted = [...text];
    if (!wanted.every((character, index) => this.peek(index) === character)) return false;
    this.#at += wanted.length;
    return true;
  }

  expect(text: string): void {
    if (!this.eat(text)) throw new PatternError(`${text} is missing`);
  }

  /** The digits that come next, as text. */
  digits(): string {
    let digits = '';
    while (/^\d$/.test(this.peek() ?? '')) digits += this.next();
    return digits;
  }
}
