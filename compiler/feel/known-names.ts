import { partsOf, type NameParts } from './name-parts.ts';
import type { NameShape } from './name-shape.ts';
import { reservedWords } from './reserved-words.ts';

/** Names that are known at a place. */
export interface Names {
  /** The longest of them that the parts begin with. */
  longest(parts: NameParts): KnownName | undefined;
}

/** How many parts belong to a known name, and the names inside its value. */
export interface KnownName {
  readonly count: number;
  readonly inside: () => Names;
}

interface Branch {
  readonly next: Map<string, Branch>;
  inside?: () => Names;
}

const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export const noNames: Names = { longest: () => undefined };

/** Names as a tree of their parts: `a-b` and `a - b` are one. */
export class KnownNames implements Names {
  readonly #root: Branch = { next: new Map() };

  /** The names of a shape that a reader cannot do without: others are read as what they are, words. */
  static of(shape: NameShape): KnownNames {
    const known = new KnownNames();
    for (const [name, inner] of Object.entries(shape)) {
      const hasEntries = Object.keys(inner).length > 0;
      const isPlain = PLAIN.test(name);
      if (isPlain && (!hasEntries || reservedWords.has(name))) continue;
      const parts = isPlain ? [{ text: name }] : partsOf(name);
      if (parts) known.declare(parts, hasEntries ? namesIn(inner) : undefined);
    }
    return known;
  }

  /** Makes a name known; a later one of the same parts replaces it. */
  declare(parts: readonly { readonly text: string }[], inside: () => Names = () => noNames): void {
    let branch = this.#root;
    for (const { text } of parts) {
      const next: Branch = branch.next.get(text) ?? { next: new Map() };
      branch.next.set(text, next);
      branch = next;
    }
    if (branch !== this.#root) branch.inside = inside;
  }

  longest(parts: NameParts): KnownName | undefined {
    let branch: Branch | undefined = this.#root;
    let longest: KnownName | undefined;
    for (let count = 1; branch.next.size > 0; count += 1) {
      const part = parts.at(count - 1);
      branch = part && branch.next.get(part.text);
      if (!branch) return longest;
      if (branch.inside) longest = { count, inside: branch.inside };
    }
    return longest;
  }
}

/** Nested shapes are large and rarely looked into. */
function namesIn(shape: NameShape): () => Names {
  let names: Names | undefined;
  return () => (names ??= KnownNames.of(shape));
}
