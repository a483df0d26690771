import type { NameShape } from './name-shape.ts';

/** Knows how names are spelled: `a-b` and `a - b` are one name, and the first spelling holds. */
export class NameTable {
  readonly #spellings = new Map<string, string>();

  constructor(shape: NameShape) {
    this.#learn(shape);
  }

  /** The declared spelling of a name that is being declared or used. */
  spell(name: string): string {
    const normal = normalizeName(name);
    const known = this.#spellings.get(normal);
    if (known !== undefined) return known;
    this.#spellings.set(normal, name);
    return name;
  }

  #learn(shape: NameShape): void {
    for (const [name, inner] of Object.entries(shape)) {
      this.#spellings.set(normalizeName(name), name);
      this.#learn(inner);
    }
  }
}

/** The form in which two spellings of one name are alike: symbols with a blank around, no blank twice. */
function normalizeName(name: string): string {
  if (WORD.test(name)) return name;
  return name
    .replace(/\s*([./\-'+]|\*\*?)\s*/g, ' $1 ')
    .replace(/\s{2,}/g, ' ')
    .trim();
}

const WORD = /^\w+$/;
