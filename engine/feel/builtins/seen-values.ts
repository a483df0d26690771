import { equals } from '../comparison.ts';
import type { Effort } from '../effort.ts';
import type { FeelValue } from '../feel-value.ts';

/** Values by FEEL's equality: plain ones are found at once, the others are compared one by one. */
export class SeenValues {
  readonly #effort: Effort;
  readonly #plain = new Set<FeelValue>();
  readonly #others: FeelValue[] = [];

  constructor(effort: Effort) {
    this.#effort = effort;
  }

  /** Whether no value before equals this one, which is seen from now on. */
  isNew(value: FeelValue): boolean {
    if (value === null || typeof value !== 'object') {
      this.#effort.take(value);
      if (this.#plain.has(value)) return false;
      this.#plain.add(value);
      return true;
    }
    for (const other of this.#others) {
      this.#effort.spend(1);
      this.#effort.compare(value, other);
      if (equals(value, other) === true) return false;
    }
    this.#others.push(value);
    return true;
  }
}
