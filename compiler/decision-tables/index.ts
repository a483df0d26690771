import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import { Budget } from './budget.ts';
import { exampleOf, spokenBox, type Spoken } from './example.ts';
import { gapsOf, type Box } from './gaps.ts';
import { gridOf, type Grid } from './grid.ts';
import { overlapsOf } from './overlaps.ts';
import type { TableInput } from './table-input.ts';
import { unreachableRules, type Unreachable } from './unreachable.ts';

export type { TableInput } from './table-input.ts';
export type { Spoken } from './example.ts';

/** Inputs by which something is shown: in words for the columns that matter, and a value for each column of the table. */
export interface Shown {
  readonly parts: readonly Spoken[];
  readonly example: readonly FeelValue[];
  /** It shows only when an input is null. */
  readonly hasNull: boolean;
}

/** What is wrong with the rules of a table as a whole; rules and columns count from 0. */
export interface TableFindings {
  readonly gaps: readonly Shown[];
  readonly overlaps: readonly (Shown & { readonly rules: readonly [earlier: number, later: number] })[];
  readonly unreachable: readonly Unreachable[];
  /** Values of an enum that a column does not allow. */
  readonly refused: readonly { readonly column: number; readonly values: readonly FeelValue[] }[];
  /** It is too large to be looked at to the end. */
  readonly isUnproved: boolean;
}

/** Steps of a proof: a second at most, and a tenth of it for what people draw. */
const STEPS = 300_000;

const nothingFound: TableFindings = {
  gaps: [],
  overlaps: [],
  unreachable: [],
  refused: [],
  isUnproved: false,
};

/** Looks for gaps, overlaps and rules that are never chosen; exact in what the cells say, silent on what they compute. */
export function examineTable(table: DecisionTable, inputs: readonly TableInput[]): TableFindings {
  const grid = gridOf(table, inputs);
  if (grid === undefined) return nothingFound;
  const budgets = [STEPS, STEPS, STEPS].map((steps) => new Budget(steps));
  const [forGaps = new Budget(0), forOverlaps = new Budget(0), forRules = new Budget(0)] = budgets;
  const show = (box: Box): Shown => ({
    parts: spokenBox(grid, box),
    example: exampleOf(table, grid, box),
    hasNull: box.hasNull,
  });
  return {
    gaps: needsMatch(table) ? gapsOf(grid, forGaps).map(show) : [],
    overlaps: overlapsOf(table, grid, forOverlaps).map((overlap) => ({
      ...show(overlap),
      rules: overlap.rules,
    })),
    unreachable: unreachableRules(table, grid, forRules),
    refused: refusedBy(grid),
    isUnproved: budgets.some(({ isSpent }) => isSpent),
  };
}

/** A table that collects may collect nothing; one with default outputs has a result always. */
function needsMatch({ hitPolicy, outputs }: DecisionTable): boolean {
  return !['C', 'R', 'O'].includes(hitPolicy) && outputs.every(({ fallback }) => fallback === undefined);
}

function refusedBy({ axes }: Grid): TableFindings['refused'] {
  return axes.flatMap(({ column, refused }) => (refused.length === 0 ? [] : [{ column, values: refused }]));
}
