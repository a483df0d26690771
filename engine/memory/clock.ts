/** Virtual time: what is planned happens in order of its time, and of its planning where times are equal. */
export class VirtualClock {
  now: number;
  readonly #planned: Planned[] = [];
  #order = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Plans something; what lies in the past happens next. The answer calls it off. */
  plan(at: number, happen: () => void): () => void {
    const entry = { at: Math.max(at, this.now), order: this.#order++, happen };
    let index = this.#planned.length;
    while (index > 0 && before(entry, this.#planned[index - 1])) index -= 1;
    this.#planned.splice(index, 0, entry);
    return () => {
      const found = this.#planned.indexOf(entry);
      if (found >= 0) this.#planned.splice(found, 1);
    };
  }

  /** Lets the next planned thing happen, unless it lies after `until`. Tells whether there was one. */
  step(until = Number.POSITIVE_INFINITY): boolean {
    const next = this.#planned[0];
    if (next === undefined || next.at > until) return false;
    this.#planned.shift();
    this.now = next.at;
    next.happen();
    return true;
  }
}

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

function before(a: Planned, b: Planned | undefined): boolean {
  return b === undefined || a.at < b.at || (a.at === b.at && a.order < b.order);
}
