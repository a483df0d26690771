import {
  classOfCharacter,
  classTest,
  readClass,
  readEscapedCharacter,
  readEscapedSet,
} from './character-class.ts';
import { Cursor, PatternError } from './cursor.ts';
import type { Flags, Pattern } from './pattern.ts';

/** Groups in groups: what people write stays far below. */
const DEEPEST = 200;

/** A pattern with the number of its groups. */
export interface ParsedPattern {
  readonly pattern: Pattern;
  readonly groups: number;
}

/** Reads a regular expression of XPath and XQuery Functions 3.1, 5.6.1. Throws PatternError where it is none. */
export function parsePattern(source: string, flags: Flags): ParsedPattern {
  if (flags.literal) {
    const parts = [...source].map((character) => characterOf(character, flags));
    return { pattern: { kind: 'sequence', parts }, groups: 0 };
  }
  return new PatternParser(source, flags).parse();
}

class PatternParser {
  readonly #cursor: Cursor;
  readonly #flags: Flags;
  readonly #closed = new Set<number>();
  #groups = 0;
  #depth = 0;

  constructor(source: string, flags: Flags) {
    this.#cursor = new Cursor(source);
    this.#flags = flags;
  }

  parse(): ParsedPattern {
    const pattern = this.#choice();
    if (!this.#cursor.ended) throw new PatternError('a ) closes nothing');
    return { pattern, groups: this.#groups };
  }

  #choice(): Pattern {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw new PatternError('its groups are nested too deep');
    const options = [this.#sequence()];
    while (this.#cursor.eat('|')) options.push(this.#sequence());
    this.#depth -= 1;
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (;;) {
      this.#skipSpace();
      const next = this.#cursor.peek();
      if (next === undefined || next === '|' || next === ')') return { kind: 'sequence', parts };
      const atom = this.#atom();
      this.#skipSpace();
      parts.push(this.#quantified(atom));
    }
  }

  #quantified(body: Pattern): Pattern {
    const bounds = this.#bounds();
    if (bounds === undefined) return body;
    const [least, most] = bounds;
    if (least > most) throw new PatternError('a quantifier ends before it starts');
    return { kind: 'repeat', body, least, most, lazy: this.#cursor.eat('?') };
  }

  #bounds(): readonly [least: number, most: number] | undefined {
    const cursor = this.#cursor;
    if (cursor.eat('?')) return [0, 1];
    if (cursor.eat('*')) return [0, Infinity];
    if (cursor.eat('+')) return [1, Infinity];
    if (!cursor.eat('{')) return undefined;
    const least = cursor.digits();
    if (least === '') throw new PatternError('a quantifier has no number');
    const most = cursor.eat(',') ? cursor.digits() : least;
    cursor.expect('}');
    return [Number(least), most === '' ? Infinity : Number(most)];
  }

  #atom(): Pattern {
    const { multiline, dotAll, ignoreCase } = this.#flags;
    const character = this.#cursor.next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'character', includes: classTest(readClass(this.#cursor), ignoreCase) };
      case '\\':
        return this.#escape();
      case '.':
        return { kind: 'character', includes: (one) => dotAll || (one !== '\n' && one !== '\r') };
      case '^':
        return { kind: 'anchor', holds: multiline ? startsLine : (_text, at) => at === 0 };
      case '$':
        return { kind: 'anchor', holds: multiline ? endsLine : (text, at) => at === text.length };
    }
    if ('?*+{}]'.includes(character)) throw new PatternError(`a ${character} stands where none may`);
    return characterOf(character, this.#flags);
  }

  #group(): Pattern {
    if (this.#cursor.eat('?:')) return this.#closing(this.#choice());
    if (this.#cursor.peek() === '?') throw new PatternError('(? is not part of XPath');
    this.#groups += 1;
    const number = this.#groups;
    const body = this.#closing(this.#choice());
    this.#closed.add(number);
    return { kind: 'group', number, body };
  }

  #closing(body: Pattern): Pattern {
    this.#cursor.expect(')');
    return body;
  }

  #escape(): Pattern {
    if (/^[1-9]$/.test(this.#cursor.peek() ?? '')) return this.#again();
    const set = readEscapedSet(this.#cursor);
    if (set !== undefined) return { kind: 'character', includes: classTest(set, this.#flags.ignoreCase) };
    return characterOf(readEscapedCharacter(this.#cursor), this.#flags);
  }

  /** `\12` is group 12 where there are so many before it, and else group 1 and a 2. */
  #again(): Pattern {
    let group = Number(this.#cursor.next());
    while (
      /^\d$/.test(this.#cursor.peek() ?? '') &&
      group * 10 + Number(this.#cursor.peek()) <= this.#groups
    ) {
      group = group * 10 + Number(this.#cursor.next());
    }
    if (!this.#closed.has(group)) throw new PatternError(`\\${group} refers to no group before it`);
    return { kind: 'again', group };
  }

  #skipSpace(): void {
    while (this.#flags.spaced && /^[ \t\n\r]$/.test(this.#cursor.peek() ?? '')) this.#cursor.next();
  }
}

function characterOf(character: string, { ignoreCase }: Flags): Pattern {
  if (ignoreCase) return { kind: 'character', includes: classTest(classOfCharacter(character), true) };
  return { kind: 'character', includes: (one) => one === character };
}

/** Not behind a newline that is the text's last character. */
function startsLine(text: string, at: number): boolean {
  return at === 0 || (text[at - 1] === '\n' && at < text.length);
}

function endsLine(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n';
}
