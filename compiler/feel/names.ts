import { normalizeName, type NameShape } from './syntax.ts';

/** Knows how names are spelled: `a-b` and `a - b` are one name, and the first spelling holds. */
export class NameTable {
  readonly #spellings = new Map<string, string>();

  constructor(shape: NameShape) {
    this.#learn(shape);
  }

  /** The declared spelling of a name that is being declared or used. */
  spell(text: string): string {
    const plain = text.startsWith('`') ? text.slice(1, -1) : text.trim().replace(/\s+/g, ' ');
    const normal = normalizeName(plain);
    const known = this.#spellings.get(normal);
    if (known !== undefined) return known;
    this.#spellings.set(normal, plain);
    return plain;
  }

  #learn(shape: NameShape): void {
    for (const [name, inner] of Object.entries(shape)) {
      this.#spellings.set(normalizeName(name), name);
      this.#learn(inner);
    }
  }
}
