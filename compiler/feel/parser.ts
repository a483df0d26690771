import type { Expression } from '../../engine/feel/tree.ts';
import type { TypeTable } from './built-in-types.ts';
import type { Cursor } from './cursor.ts';
import type { Insides } from './insides.ts';
import type { Names } from './known-names.ts';
import type { Scope } from './name-sets.ts';
import type { NameTable } from './names.ts';
import type { Nesting } from './nesting.ts';
import type { Precedence } from './operators.ts';
import type { ParseError } from './syntax-error.ts';

/** What each part of the grammar reads with. */
export interface Parser {
  readonly cursor: Cursor;
  readonly nesting: Nesting;
  readonly insides: Insides;
  readonly spelling: NameTable;
  readonly types: TypeTable;
  /** What is wrong with the meaning of what could be read. */
  readonly errors: ParseError[];
  /** The names that are known here. */
  readonly scope: Scope;

  /** Reads an expression whose operators bind at least so tightly. */
  expression(least?: Precedence): Expression;
  /** Reads what follows an operand, which began at `from`. */
  goOn(operand: Expression, from: number, least: Precedence): Expression;
  /** Reads with more names known. */
  knowing<T>(names: readonly Names[], read: () => T): T;
  /** Reads the upper end of a range, which a `[` may close. */
  rangeEnd(): Expression;
  /** True while some range's upper end is read. */
  readonly inRangeEnd: boolean;
}
