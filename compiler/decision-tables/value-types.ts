import { typeName, type FeelValue } from '../../engine/feel/feel-value.ts';
import type { InputColumn } from '../../engine/dmn/table.ts';
import type { Shape } from '../check/shape.ts';
import { feelTypes, shapeOfType } from '../check/types/feel-type.ts';

/** The types of an input's values, by their names in FEEL, null left out. */
export interface ValueTypes {
  readonly types: readonly string[];
  /** No value of another type comes, for it would be null. */
  readonly closed: boolean;
}

/**
 * By the schema, by the column, by what the rules compare with: the first that says something. Undefined where schema and column
 * contradict each other, which is told elsewhere.
 */
export function valueTypes(
  shape: Shape,
  column: InputColumn,
  constants: readonly FeelValue[],
): ValueTypes | undefined {
  const known = namesOf(feelTypes(shape));
  const declared = column.type && namesOf(feelTypes(shapeOfType(column.type)));
  if (known !== undefined && declared !== undefined) {
    const types = known.filter((type) => declared.includes(type));
    return types.length === 0 ? undefined : { types, closed: true };
  }
  const types = known ?? declared;
  if (types !== undefined) return types.length === 0 ? undefined : { types, closed: true };
  const compared = constants.filter((value) => value !== null).map(typeName);
  return { types: [...new Set(compared)], closed: false };
}

const feelNames: Readonly<Record<string, string>> = { array: 'list', object: 'context' };

function namesOf(types: readonly string[] | undefined): readonly string[] | undefined {
  return types?.map((type) => feelNames[type] ?? type);
}
