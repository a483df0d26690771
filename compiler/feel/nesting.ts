import { SyntaxFailure } from './syntax-error.ts';

const DEEPEST = 400;

/** Bounds how deep a tree gets: what runs over trees later is recursive. */
export class Nesting {
  readonly #length: number;
  #depth = 0;
  /** The deepest place of the part that is being read. */
  #deepest = 0;

  /** @param length of the source, in characters. */
  constructor(length: number) {
    this.#length = length;
  }

  /** Reads a part one level deeper. */
  within<T>(read: () => T): T {
    const outside = this.#deepest;
    this.#depth += 1;
    this.#deepest = this.#depth;
    this.#check();
    const part = read();
    this.#depth -= 1;
    this.#deepest = Math.max(outside, this.#deepest);
    return part;
  }

  /** All that was read of the part gets one level deeper: it is the left side of an operator. */
  sink(): void {
    this.#deepest += 1;
    this.#check();
  }

  #check(): void {
    if (this.#deepest <= DEEPEST) return;
    throw new SyntaxFailure(`The expression is nested more than ${DEEPEST} deep.`, 0, this.#length);
  }
}
