import type { Shape } from '../check/shape.ts';

/** What is known of an input column besides what the table says of it. */
export interface TableInput {
  readonly shape: Shape;
  /** The value may be absent, by its schema. */
  readonly absent: boolean;
  /** A value as it is given, or a count: all values of its shape come. Otherwise it is computed. */
  readonly given: boolean;
  /** The data that it is made of, as paths from the input data; the empty path is all of them. */
  readonly reads: readonly (readonly string[])[];
}
