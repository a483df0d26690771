import { end, start, type Draft } from '../../engine/testing/index.ts';
import type { Block } from './block.ts';
import { builders } from './builders.ts';

/** Where a block's token comes in and goes out. */
export interface Ends {
  readonly first: string;
  readonly last: string;
}

/** Where a process stands among those of a run. */
export interface Place {
  /** Its elements are numbered from there: no two of a run are called alike. */
  readonly from: number;
  /** The process that its call activities call; the innermost calls none. */
  readonly calls?: string;
  readonly called: boolean;
}

interface Whole extends Place {
  next: number;
  readonly blocks: Ends[];
}

const ALONE: Place = { from: 1, calls: 'another', called: false };

/** A scope being drawn; names are numbered through the whole process. */
export class Drawing {
  readonly elements: Record<string, Draft> = {};
  readonly flows: string[] = [];
  readonly #whole: Whole;

  private constructor(whole: Whole) {
    this.#whole = whole;
  }

  /** A whole process. */
  static of(place: Place = ALONE): Drawing {
    return new Drawing({ ...place, next: place.from, blocks: [] });
  }

  /** The process that call activities call. */
  get calls(): string | undefined {
    return this.#whole.calls;
  }

  /** The number that the next element gets. */
  get next(): number {
    return this.#whole.next;
  }

  /** What an element calls the signal that it throws or catches: what a called case throws reaches the one that called it. */
  signalOf(id: string, does: 'throws' | 'catches'): string {
    const across = this.#whole.called === (does === 'throws');
    return across ? `across${Number(/\d+$/.exec(id)) % 2}` : id;
  }

  /** The ends of every block of the process. */
  get blocks(): readonly Ends[] {
    return this.#whole.blocks;
  }

  add(name: string, draft: Draft | ((id: string) => Draft)): string {
    const id = `${name}${this.#whole.next++}`;
    this.elements[id] = typeof draft === 'function' ? draft(id) : draft;
    return id;
  }

  flow(source: string, target: string, suffix = ''): void {
    this.flows.push(`${source} > ${target}${suffix}`);
  }

  /** Draws a block between two elements; the suffix (` if ...`, ` else`) stands on the flow into it. */
  between(from: string, block: Block, to: string, suffix = ''): void {
    const { first, last } = this.draw(block);
    this.flow(from, first, suffix);
    this.flow(last, to);
  }

  draw(block: Block): Ends {
    const ends = builders[block.kind](block as never, this);
    this.#whole.blocks.push(ends);
    return ends;
  }

  /** A scope inside: from a start event through the block to an end event. */
  inside(block: Block, begin: Draft = start({ kind: 'none' })): Drawing {
    const drawing = this.empty();
    drawing.between(drawing.add('begin', begin), block, drawing.add('end', end({ kind: 'none' })));
    return drawing;
  }

  empty(): Drawing {
    return new Drawing(this.#whole);
  }
}
