import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Diagnostic } from '../diagnostics.ts';

/** A decision table of a model, and where it was drawn: models know nothing of files. */
export interface DrawnTable {
  readonly table: DecisionTable;
  /** The expressions of its inputs as they are written. */
  readonly expressions: readonly string[];
  /** Where the table stands, or one of its rules, counted from 0. */
  place(rule?: number): Pick<Diagnostic, 'file' | 'line' | 'col' | 'element'>;
}
