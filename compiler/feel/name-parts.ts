import { skipBlanks } from './blanks.ts';
import { nameSymbolAt, wordAt } from './lexer.ts';

/** A word or symbol inside a name. */
export interface NamePart {
  readonly kind: 'word' | 'symbol';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What could be parts of one name, from a place of the source on; read as far as they are asked for. */
export class NameParts {
  readonly #source: string;
  readonly #from: number;
  readonly #parts: NamePart[];

  /** @param first the part that was read at that place already. */
  constructor(source: string, from: number, first?: NamePart) {
    this.#source = source;
    this.#from = from;
    this.#parts = first ? [first] : [];
  }

  at(index: number): NamePart | undefined {
    while (this.#parts.length <= index) {
      const part = this.#read();
      if (!part) return undefined;
      this.#parts.push(part);
    }
    return this.#parts[index];
  }

  /** The first parts, as far as they have been read. */
  first(count: number): readonly NamePart[] {
    return this.#parts.slice(0, count);
  }

  #read(): NamePart | undefined {
    const last = this.#parts.at(-1);
    const from = skipBlanks(this.#source, last?.to ?? this.#from);
    const word = wordAt(this.#source, from);
    const text = word ?? nameSymbolAt(this.#source, from);
    if (text === undefined) return undefined;
    return { kind: word === undefined ? 'symbol' : 'word', text, from, to: from + text.length };
  }
}

/** Parts as one text, with one blank where any stood between them. */
export function textOf(parts: readonly NamePart[]): string {
  let text = '';
  let end: number | undefined;
  for (const part of parts) {
    text += end === undefined || end === part.from ? part.text : ` ${part.text}`;
    end = part.to;
  }
  return text;
}

/** The parts of a name that stands alone; `undefined` when it holds anything else. */
export function partsOf(name: string): readonly NamePart[] | undefined {
  const parts = new NameParts(name, 0);
  let count = 0;
  while (parts.at(count)) count += 1;
  const all = parts.first(count);
  return skipBlanks(name, all.at(-1)?.to ?? 0) === name.length ? all : undefined;
}
