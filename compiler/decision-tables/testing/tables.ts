import type { DmnErrorCode } from '../../../engine/dmn/decide.ts';
import type { DecisionModel } from '../../../engine/dmn/model.ts';
import type { DecisionTable } from '../../../engine/dmn/table.ts';
import { liftValue } from '../../../engine/feel/environment.ts';
import type { FeelValue } from '../../../engine/feel/feel-value.ts';
import { Solver } from '../../../engine/dmn/solver.ts';
import { Effort } from '../../../engine/feel/effort.ts';
import type { Shape } from '../../check/shape.ts';
import { parseDecisions } from '../../dmn/index.ts';
import { decisionTable, definitions, type TableSketch } from '../../dmn/sketch.ts';
import { examineTable, type Shown, type TableFindings, type TableInput } from '../index.ts';
import { literalOf } from '../literal.ts';

/** A table, for tests, as its DMN file gives it. */
export async function drawTable(sketch: TableSketch): Promise<DecisionTable> {
  const { decisions, diagnostics } = await parseDecisions(definitions(decisionTable(sketch)), 'test.dmn');
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return tableOf(decisions);
}

function tableOf({ nodes }: DecisionModel): DecisionTable {
  const [node] = Object.values(nodes);
  if (node?.kind !== 'decision' || node.logic?.kind !== 'table') throw new Error('there is no table');
  return node.logic.table;
}

/** An input of that shape, which reads nothing that another reads. */
export function inputOf(name: string, shape: Shape): TableInput {
  return { shape, absent: false, given: true, reads: [[name]] };
}

/** The rules that match, counted from 0, whatever the hit policy. */
export function matchingRules(table: DecisionTable, values: readonly FeelValue[]): readonly number[] {
  return playTable({ ...table, hitPolicy: 'R' }, values).rules;
}

/** What the engine makes of a table and values for its inputs. */
export function playTable(
  table: DecisionTable,
  values: readonly FeelValue[],
): {
  readonly rules: readonly number[];
  readonly value: FeelValue;
  readonly failures: readonly DmnErrorCode[];
} {
  const rules: number[] = [];
  const failures: DmnErrorCode[] = [];
  const names = table.inputs.map((_, column) => `v${column}`);
  const inputs = table.inputs.map((input, column) => ({
    ...input,
    value: { kind: 'name', at: [0, 0], name: names[column] ?? '' } as const,
  }));
  const logic = { kind: 'table', at: [0, 0], table: { ...table, inputs } } as const;
  const requires = names.map((name) => ({ node: name, name }));
  const solver = new Solver(
    { nodes: { table: { kind: 'decision', id: 'table', name: 'table', requires, logic } } },
    { read: () => undefined, now: () => 0 },
    {
      now: () => 0,
      effort: new Effort(),
      matched: (matches) => rules.push(...matches.map(({ rule }) => rule - 1)),
      failed: ({ code }) => void failures.push(code),
    },
    new Map(names.map((name, column) => [name, liftValue(values[column]) ?? null])),
  );
  return { value: solver.solve('table'), rules, failures };
}

export const number: Shape = { type: 'number' };
export const whole: Shape = { type: 'integer', minimum: 0 };
export const channels: Shape = { enum: ['search', 'social', 'email'] };

/** An input in few words: its shape, or what else is known of it. */
export type InputSketch = Shape | Partial<TableInput>;

/** What matters of inputs, each as `column words: value`. */
export function wordsOf({ parts }: Shown): string {
  return parts.map(({ column, words, value }) => `${column} ${words}: ${literalOf(value)}`).join('; ');
}

/** Rules of one output, which is true. */
export function rules(...cells: readonly (readonly string[])[]): NonNullable<TableSketch['rules']> {
  return cells.map((row) => [...row, 'true']);
}

/** Draws a table over the inputs `v0`, `v1` ... and looks at it. */
export async function examined(
  sketch: TableSketch,
  inputs: readonly InputSketch[],
): Promise<TableFindings & { readonly table: DecisionTable }> {
  const table = await drawTable({ inputs: inputs.map((_, index) => `v${index}`), ...sketch });
  const known = inputs.map((input, index): TableInput =>
    'shape' in input || 'given' in input || 'reads' in input
      ? { ...inputOf(`v${index}`, {}), ...input }
      : inputOf(`v${index}`, input as Shape),
  );
  return { table, ...examineTable(table, known) };
}
