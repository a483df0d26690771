import type { Aggregation, DecisionTable, OutputColumn } from '../../../engine/dmn/table.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { declaredMisfit } from './declared.ts';
import { feelTypes, nothing, number, oneOf, shapeOfType } from './feel-type.ts';
import { spokenTypes } from './spoken.ts';
import type { Typing } from './typing.ts';

/** What a column of results gives: what its rules write, each of the type that it declares and fit to be collected. */
export function outputShape(
  column: OutputColumn,
  index: number,
  { rules, aggregation }: DecisionTable,
  typing: Typing,
): Shape {
  const name = column.name ?? 'the result';
  const given = rules.flatMap(({ results }, rule) => {
    const result = results[index];
    const where = `rule ${rule + 1}, ${name}: `;
    return result === undefined ? [] : [entryShape(result, column, where, typing, aggregation)];
  });
  // What stands for no match is the result itself, and is not collected.
  const fallback =
    column.fallback === undefined ? [] : [entryShape(column.fallback, column, `default, ${name}: `, typing)];
  return given.length + fallback.length === 0 ? nothing : oneOf([...given, ...fallback]);
}

function entryShape(
  entry: Expression,
  { type }: OutputColumn,
  where: string,
  typing: Typing,
  aggregation?: Aggregation,
): Shape {
  const shape = typing.shapeOf(entry);
  const declared = type === undefined ? undefined : shapeOfType(type);
  const reason = type === undefined ? undefined : declaredMisfit(shape, type);
  if (declared !== undefined && reason !== undefined) {
    typing.mistake(where + reason, hintFor(shape, declared));
    // Told once: who takes the result is not told again.
    return declared;
  }
  const collected = declared?.type === undefined ? shape : declared;
  const types = feelTypes(collected);
  const allowed = aggregation === undefined || aggregation === '#' ? undefined : collectable[aggregation];
  if (allowed && types && types.length > 0 && !types.some((one) => allowed.types.has(one))) {
    typing.mistake(`${where}${spokenTypes(collected)} ${allowed.not}`, hintFor(shape, number));
  }
  return shape;
}

const durations = ['days and time duration', 'years and months duration'];
const ordered = {
  types: new Set(['number', 'string', 'date', 'time', 'date and time', ...durations]),
  not: 'is neither more nor less than another, and the table takes one of them by that',
};

/** What can be made one of (DMN 1.5, 8.2.10): a sum has numbers or durations, a minimum what has an order. */
const collectable: Readonly<
  Record<Exclude<Aggregation, '#'>, { readonly types: ReadonlySet<string>; readonly not: string }>
> = {
  '+': { types: new Set(['number', ...durations]), not: 'cannot be added up, as the table does with it' },
  '<': ordered,
  '>': ordered,
};

/** A number that was put into quotation marks is what happens most. */
function hintFor({ const: text }: Shape, wanted: Shape): string {
  const isNumber = wanted.type === 'number' && typeof text === 'string' && text.trim() !== '';
  return isNumber && Number.isFinite(Number(text))
    ? `Write ${text.trim()}, without quotation marks.`
    : 'Correct the entry, or the type of the column.';
}
