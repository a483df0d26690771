import type { DecisionTable } from '../../../engine/dmn/table.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import type { TableInput } from '../../decision-tables/index.ts';
import type { Shape } from '../shape.ts';

/** Something in an expression that can never be meant. */
export interface Mistake {
  readonly message: string;
  readonly hint: string;
}

/** A decision table, and what its inputs can be where it stands. */
export interface TypedTable {
  readonly table: DecisionTable;
  readonly inputs: readonly TableInput[];
}

/** What the parts of an expression are typed with. */
export interface Typing {
  /** All names that are seen, as one object. */
  readonly variables: Shape;
  /** Those that the expression itself brings: entries, items, iterators. Others are looked at with the variables of their place. */
  readonly own: ReadonlySet<string>;
  /** The shape of a part, with other names besides where they are given. */
  shapeOf(part: Expression, more?: Readonly<Record<string, Shape>>): Shape;
  mistake(message: string, hint: string): void;
  /** Takes a decision table that is met on the way. */
  met(table: TypedTable): void;
}
