import type { DecisionTable, InputColumn, OutputColumn } from '../../../engine/dmn/table.ts';
import type { UnaryTests } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { objectOf } from '../shape.ts';
import { typeTest } from './comparisons.ts';
import { listOf, nothing, number, oneOf, shapeOfType } from './feel-type.ts';
import { unmatched } from './null-shapes.ts';
import { tableInput } from './table-inputs.ts';
import type { Typing } from './typing.ts';

/** A decision table: its tests fit its inputs, and its result is one of those that its rules give. */
export function typeTable(table: DecisionTable, typing: Typing): Shape {
  const inputs = table.inputs.map((column) => inputShape(column, typing));
  typing.met({ table, inputs: table.inputs.map(({ value }) => tableInput(value, typing)) });
  table.rules.forEach(({ tests }, index) => {
    tests.forEach((cell, column) => {
      const shape = inputs[column];
      const { label = '' } = table.inputs[column] ?? {};
      if (shape === undefined) return;
      const where = `rule ${index + 1}, ${label}: `;
      typeCell(cell, shape, {
        ...typing,
        mistake: (message, hint) => typing.mistake(where + message, hint),
      });
    });
  });
  const results = table.outputs.map((column, index) => outputShape(column, index, table, typing));
  return collected(table, resultOf(table.outputs, results));
}

function inputShape({ value, type }: InputColumn, typing: Typing): Shape {
  const shape = typing.shapeOf(value);
  const known = Object.keys(shape).length > 0;
  return known || type === undefined ? shape : shapeOfType(type);
}

function typeCell(cell: UnaryTests, input: Shape, typing: Typing): void {
  if (cell.kind === 'tests') for (const test of cell.tests) typeTest(test, input, typing);
}

function outputShape(column: OutputColumn, index: number, table: DecisionTable, typing: Typing): Shape {
  const given = table.rules.flatMap(({ results }) => {
    const result = results[index];
    return result === undefined ? [] : [typing.shapeOf(result)];
  });
  const fallback = column.fallback === undefined ? [] : [typing.shapeOf(column.fallback)];
  return given.length + fallback.length === 0 ? nothing : oneOf([...given, ...fallback]);
}

function resultOf(columns: readonly OutputColumn[], results: readonly Shape[]): Shape {
  const [single] = results;
  if (columns.length === 1 && single !== undefined) return single;
  return objectOf(
    Object.fromEntries(columns.map(({ name = '' }, index) => [name, results[index] ?? nothing])),
  );
}

/** No rule may match: then the result is null, and an empty list for what collects. */
function collected({ hitPolicy, aggregation }: DecisionTable, result: Shape): Shape {
  if (hitPolicy === 'R' || hitPolicy === 'O') return listOf(result);
  if (hitPolicy !== 'C') return oneOf([result, unmatched]);
  if (aggregation === undefined) return listOf(result);
  return aggregation === '#' ? number : oneOf([number, nothing]);
}
