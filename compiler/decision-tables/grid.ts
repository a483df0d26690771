import type { DecisionTable, InputColumn } from '../../engine/dmn/table.ts';
import { axisOf, type Axis } from './axis.ts';
import { readCell, truthOf, type Cell } from './cell.ts';
import type { TableInput } from './table-input.ts';

/** A table as boxes over its inputs. Rules are bits: rule 1 is `1n`, rule 2 is `2n`. */
export interface Grid {
  readonly axes: readonly GridAxis[];
  /** All rules. */
  readonly rules: bigint;
}

export interface GridAxis extends Axis {
  /** The column that it shows. */
  readonly column: number;
  /** Columns of the same expression are one axis. */
  readonly columns: readonly number[];
  readonly reads: TableInput['reads'];
  /** For each atom the rules whose cells it may pass, and those whose cells it certainly passes. */
  readonly may: readonly bigint[];
  readonly must: readonly bigint[];
}

/** The grid of a table; undefined where nothing can be said of it. */
export function gridOf(table: DecisionTable, inputs: readonly TableInput[]): Grid | undefined {
  const axes: GridAxis[] = [];
  for (const columns of sameExpressions(table.inputs)) {
    const [column = 0] = columns;
    const drawn = table.inputs[column];
    const input = inputs[column];
    if (drawn === undefined || input === undefined) return undefined;
    const cells = table.rules.map(({ tests }) =>
      columns.map((at): Cell => readCell(tests[at] ?? { kind: 'any' })),
    );
    const axis = axisOf(drawn, input, cells.flat());
    if (axis === undefined) return undefined;
    axes.push({ ...axis, column, columns, reads: input.reads, ...hitsOf(axis, cells) });
  }
  return { axes, rules: (1n << BigInt(table.rules.length)) - 1n };
}

function hitsOf({ atoms }: Axis, cells: readonly (readonly Cell[])[]): Pick<GridAxis, 'may' | 'must'> {
  const may: bigint[] = [];
  const must: bigint[] = [];
  for (const atom of atoms) {
    let [passing, certain] = [0n, 0n];
    cells.forEach((row, rule) => {
      const truths = row.map((cell) => truthOf(cell, atom));
      if (truths.includes('no')) return;
      passing |= 1n << BigInt(rule);
      if (!truths.includes('maybe')) certain |= 1n << BigInt(rule);
    });
    may.push(passing);
    must.push(certain);
  }
  return { may, must };
}

/** Columns by what they read: two of the same expression and type have always the same value. */
function sameExpressions(columns: readonly InputColumn[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  columns.forEach(({ value, type, allowed }, index) => {
    const key = JSON.stringify([value, type, allowed], (name, part: unknown) =>
      name === 'at' ? undefined : part,
    );
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}
