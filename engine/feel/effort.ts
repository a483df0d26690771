import { FeelError } from './error.ts';

const MOST_STEPS = 250_000;
const DEEPEST_CALL = 500;

/** Counts what one evaluation does, and stops it before it holds up the worker. */
export class Effort {
  #steps = 0;
  #depth = 0;

  /** So many items, iterations or calls more. */
  spend(steps: number): void {
    this.#steps += steps;
    if (this.#steps <= MOST_STEPS) return;
    throw new FeelError(
      'FEEL_TOO_MANY_ITERATIONS',
      `The expression takes more than ${MOST_STEPS} iterations and calls. Narrow its ranges or its lists.`,
    );
  }

  /** Runs a call inside the calls that are under way. */
  call<T>(body: () => T): T {
    this.spend(1);
    if (this.#depth >= DEEPEST_CALL) {
      throw new FeelError(
        'FEEL_TOO_DEEP',
        `Functions call each other more than ${DEEPEST_CALL} deep. Give the recursion an end.`,
      );
    }
    this.#depth += 1;
    try {
      return body();
    } finally {
      this.#depth -= 1;
    }
  }
}
