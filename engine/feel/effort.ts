import { FeelError } from './error.ts';
import type { FeelValue } from './feel-value.ts';
import { lengthOf, sizeOf } from './size.ts';

/** A step looks at a character, an item or an entry: some ten nanoseconds. */
const MOST_STEPS = 10_000_000;
/** An iteration or a call costs as much as so many steps. */
const CALL = 40;
const DEEPEST_CALL = 500;

/** Counts what one evaluation does, and stops it before it holds up the worker or fills its memory. */
export class Effort {
  #steps = 0;
  #depth = 0;

  /** So many characters, items or entries more. */
  readonly spend = (steps: number): void => {
    this.#steps += steps;
    if (this.#steps <= MOST_STEPS) return;
    throw new FeelError(
      'FEEL_TOO_MANY_ITERATIONS',
      `The expression takes more than ${MOST_STEPS} steps. Narrow its ranges, its lists or its texts.`,
    );
  };

  /** So many iterations more. */
  iterate(times: number): void {
    this.spend(CALL * times);
  }

  /** A value is taken: its characters, items or entries, without what is in them. */
  take(value: FeelValue): void {
    if (isLong(value)) this.spend(lengthOf(value));
  }

  /** A value is made of others, which may have nested it too deep to walk through. */
  make(value: FeelValue): void {
    this.take(value);
    if (typeof value === 'object') sizeOf(value);
  }

  /** All that a value is made of is looked at. */
  weigh(value: FeelValue): void {
    if (isLong(value)) this.spend(sizeOf(value));
  }

  /** Two values are compared, as far as the smaller one goes. */
  compare(left: FeelValue, right: FeelValue): void {
    if (isLong(left) && isLong(right)) this.spend(Math.min(sizeOf(left), sizeOf(right)));
  }

  /** Runs a call inside the calls that are under way. */
  call<T>(body: () => T): T {
    this.iterate(1);
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

function isLong(value: FeelValue): value is string | Exclude<FeelValue, null | boolean | number> {
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}
