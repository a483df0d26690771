import type { DecisionTable, InputColumn, OutputColumn } from '../../../engine/dmn/table.ts';
import type { UnaryTests } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { objectOf } from '../shape.ts';
import { typeTest } from './comparisons.ts';
import { declaredMisfit } from './declared.ts';
import { feelTypes, listOf, nothing, number, oneOf, shapeOfType } from './feel-type.ts';
import { unmatched } from './null-shapes.ts';
import { tableInput } from './table-inputs.ts';
import { outputShape } from './table-outputs.ts';
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

function inputShape({ value, type, label }: InputColumn, typing: Typing): Shape {
  const shape = typing.shapeOf(value);
  const known = Object.keys(shape).length > 0;
  if (type === undefined) return shape;
  const reason = known ? declaredMisfit(shape, type) : undefined;
  // The engine takes a value of another type for null, of which no rule knows.
  if (reason !== undefined) {
    typing.mistake(`input ${label}: ${reason}`, 'Correct the type of the column, or its expression.');
  }
  return known ? shape : shapeOfType(type);
}

function typeCell(cell: UnaryTests, input: Shape, typing: Typing): void {
  if (cell.kind === 'tests') for (const test of cell.tests) typeTest(test, input, typing);
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
  if (aggregation === '#') return number;
  // The least and the most are among those that are given; a sum is another, beyond what each may be.
  return oneOf([aggregation === '+' ? sumOf(result) : result, nothing]);
}

function sumOf(result: Shape): Shape {
  const types = feelTypes(result) ?? [];
  const isDuration = types.length > 0 && types.every((type) => type.endsWith('duration'));
  return isDuration ? oneOf(types.map((type) => ({ type }))) : number;
}
