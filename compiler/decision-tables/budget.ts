/** So many steps may still be made: proofs over tables can grow without bounds. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Whether all steps were made and more were wanted: what was looked for may be there all the same. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** False when no step is left. */
  step(steps = 1): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}
