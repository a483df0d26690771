import type { Loop, Program, Step } from './program.ts';

/** Places of the whole match and of the groups, two each, in UTF-16 units; -1 where a group took no part. */
export type Match = readonly number[];

/** Told of every step, so that it can stop a match that would take too long. */
export type Spend = (steps: number) => void;

/** The first match from a place on; undefined where there is none. */
export function findMatch(program: Program, text: string, from: number, spend: Spend): Match | undefined {
  for (let start = from; start <= text.length; start += widthAt(text, start)) {
    const match = new Matcher(program, text, start, spend).run();
    if (match !== undefined) return match;
  }
  return undefined;
}

/** What to go back to: another way on, or the value that a slot had. */
type Frame =
  | { readonly way: 'on'; readonly step: number; readonly at: number }
  /** A span gives characters back until it has only its least. */
  | { readonly way: 'shorter'; readonly step: number; readonly at: number; readonly shortest: number }
  | { readonly way: 'undo'; readonly slot: number; readonly was: number };

/** A step costs more than a character that is looked at: it may be remembered to go back to. */
const STEP = 10;

/** One try, by backtracking, with a stack of its own: neither pattern nor text decides how deep calls go. */
class Matcher {
  readonly #program: Program;
  readonly #text: string;
  readonly #spend: Spend;
  readonly #slots: number[];
  readonly #frames: Frame[] = [];
  #step = 0;
  #at: number;

  constructor(program: Program, text: string, start: number, spend: Spend) {
    this.#program = program;
    this.#text = text;
    this.#spend = spend;
    this.#slots = Array.from({ length: program.slots }, () => -1);
    this.#slots[0] = start;
    this.#at = start;
  }

  run(): Match | undefined {
    for (;;) {
      const step = this.#program.steps[this.#step];
      if (step === undefined || step.do === 'match') {
        this.#slots[1] = this.#at;
        return this.#slots.slice(0, 2 * (this.#program.groups + 1));
      }
      this.#spend(STEP);
      this.#step += 1;
      if (!this.#take(step) && !this.#goBack()) return undefined;
    }
  }

  /** Whether the step fits here. */
  #take(step: Exclude<Step, { readonly do: 'match' }>): boolean {
    switch (step.do) {
      case 'character':
        return this.#character(step.includes);
      case 'span':
        return this.#span(step.includes, step.least, step.most);
      case 'anchor':
        return step.holds(this.#text, this.#at);
      case 'again':
        return this.#again(step.group);
      case 'keep':
        this.#set(step.slot, this.#at);
        return true;
      case 'try':
        this.#frames.push({ way: 'on', step: step.otherwise, at: this.#at });
        this.#step = step.first;
        return true;
      case 'jump':
        this.#step = step.to;
        return true;
      case 'start-loop':
        this.#set(step.loop.count, 0);
        return true;
      case 'loop':
        return this.#loop(step.loop, step.out);
      case 'turn':
        this.#set(step.loop.count, this.#slotAt(step.loop.count) + 1);
        this.#set(step.loop.began, this.#at);
        return true;
    }
  }

  #character(includes: (character: string) => boolean): boolean {
    const width = widthAt(this.#text, this.#at);
    if (this.#at >= this.#text.length || !includes(this.#text.slice(this.#at, this.#at + width)))
      return false;
    this.#at += width;
    return true;
  }

  #span(includes: (character: string) => boolean, least: number, most: number): boolean {
    let shortest = this.#at;
    let count = 0;
    while (count < most && this.#character(includes)) {
      this.#spend(1);
      count += 1;
      if (count === least) shortest = this.#at;
    }
    if (count < least) return false;
    this.#remember(this.#step, this.#at, shortest);
    return true;
  }

  /** A way on with one character less. */
  #remember(step: number, at: number, shortest: number): void {
    if (at > shortest) {
      this.#frames.push({ way: 'shorter', step, at: at - widthBefore(this.#text, at), shortest });
    }
  }

  /** A group that took no part has matched nothing. */
  #again(group: number): boolean {
    const [from, to] = [this.#slotAt(2 * group), this.#slotAt(2 * group + 1)];
    if (from < 0 || to < from) return true;
    const wanted = this.#text.slice(from, to);
    const found = this.#text.slice(this.#at, this.#at + wanted.length);
    this.#spend(wanted.length);
    const { ignoreCase } = this.#program;
    if (ignoreCase ? found.toLowerCase() !== wanted.toLowerCase() : found !== wanted) return false;
    this.#at += wanted.length;
    return true;
  }

  #loop({ least, most, lazy, count, began }: Loop, out: number): boolean {
    const done = this.#slotAt(count);
    // A turn that need not be and took nothing would be followed by others for ever.
    if (done > least && this.#slotAt(began) === this.#at) return false;
    const turn = this.#step;
    if (done >= most) {
      this.#step = out;
    } else if (done >= least) {
      this.#frames.push({ way: 'on', step: lazy ? turn : out, at: this.#at });
      this.#step = lazy ? out : turn;
    }
    return true;
  }

  #goBack(): boolean {
    for (let frame = this.#frames.pop(); frame !== undefined; frame = this.#frames.pop()) {
      if (frame.way === 'undo') {
        this.#slots[frame.slot] = frame.was;
        continue;
      }
      this.#step = frame.step;
      this.#at = frame.at;
      if (frame.way === 'shorter') this.#remember(frame.step, frame.at, frame.shortest);
      return true;
    }
    return false;
  }

  #set(slot: number, value: number): void {
    this.#frames.push({ way: 'undo', slot, was: this.#slotAt(slot) });
    this.#slots[slot] = value;
  }

  #slotAt(slot: number): number {
    return this.#slots[slot] ?? -1;
  }
}

/** Two for a character beyond the first plane. */
function widthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xff_ff ? 2 : 1;
}

function widthBefore(text: string, at: number): 1 | 2 {
  return at > 1 && widthAt(text, at - 2) === 2 ? 2 : 1;
}
