import type { Expression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';

/** Something in an expression that can never be meant. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
}

/** What the parts of an expression are typed with. */
export interface Typing {
  /** All names that are seen, as one object. */
  readonly variables: Shape;
  /** The shape of a part, with other names besides where they are given. */
  shapeOf(part: Expression, more?: Readonly<Record<string, Shape>>): Shape;
  mistake(message: string, hint: string): void;
}
