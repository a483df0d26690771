import { emptyContext } from '../../engine/feel/contexts.ts';
import type { FeelValue } from '../../engine/feel/feel-value.ts';
import type { InputColumn } from '../../engine/dmn/table.ts';
import type { TypeExpression, UnaryTests } from '../../engine/feel/tree.ts';
import { samples, valuesOf } from '../check/types/feel-type.ts';
import { admitsNull } from '../check/types/null-shapes.ts';
import type { Shape } from '../check/shape.ts';
import type { Atom } from './atom.ts';
import { constantsOf, crossedBy, ordersTexts, readCell, truthOf, type Cell } from './cell.ts';
import { lineOf } from './line.ts';
import { atomsOnLine } from './line-atoms.ts';
import { numberReach } from './number-reach.ts';
import type { TableInput } from './table-input.ts';
import { namedTexts, orderedTexts } from './text-atoms.ts';
import { valueTypes } from './value-types.ts';

/** An input of a table, its values cut where any rule may treat them differently. */
export interface Axis {
  readonly atoms: readonly Atom[];
  /** Values of the schema's enum that the table does not allow. */
  readonly refused: readonly FeelValue[];
}

/** The axis of an input, with the cells of all rules in it; undefined where schema and table contradict each other. */
export function axisOf(column: InputColumn, input: TableInput, cells: readonly Cell[]): Axis | undefined {
  const limits = limitsOf(column).map(readCell);
  const constants = [...cells, ...limits].flatMap(constantsOf);
  const known = valueTypes(input.shape, column, constants);
  if (known === undefined) return undefined;
  const finite = valuesOf(input.shape)?.filter(isFeelScalar);
  const texts = [...cells, ...limits].some(ordersTexts) ? orderedTexts : namedTexts;
  const all =
    finite !== undefined && finite.length > 0
      ? pointsOf(finite)
      : known.types.flatMap((type) =>
          atomsOfType(type, constants, input, {
            texts,
            whole: isWhole(column),
            crossed: cells.flatMap(crossedBy),
          }),
        );
  const kept = all.flatMap((atom) => limited(atom, limits));
  const refused =
    finite === undefined ? [] : finite.filter((value) => !kept.some((atom) => atom.value === value));
  const mentionsNull = cells.some((cell) => constantsOf(cell).includes(null));
  const isOpen = !known.closed || known.types.some((type) => type.includes('time') || type.includes('date'));
  return {
    atoms: [
      ...kept,
      ...(isOpen ? [stranger] : []),
      {
        value: null,
        certain: input.absent || admitsNull(input.shape) || mentionsNull,
        extent: { kind: 'point' },
      },
    ],
    refused,
  };
}

/** A value that no rule compares with. */
const stranger: Atom = { value: emptyContext(), certain: false, extent: { kind: 'any' } };

/** What the table says of an input besides its type. */
interface TableSays {
  readonly texts: typeof namedTexts;
  readonly whole: boolean;
  readonly crossed: readonly FeelValue[];
}

function atomsOfType(
  type: string,
  constants: readonly FeelValue[],
  { shape, given }: TableInput,
  { texts, whole, crossed }: TableSays,
): readonly Atom[] {
  if (type === 'boolean') return pointsOf([true, false]);
  const all: Atom = { value: samples[type] ?? null, certain: true, extent: { kind: 'any' } };
  if (type === 'string') {
    const named = constants.filter((value) => typeof value === 'string');
    // Which texts fit a pattern, nobody says.
    return named.length === 0 ? [all] : texts(named, given && !isPatterned(shape));
  }
  const own = constants.filter((value) => isOfType(value, type));
  const line = lineOf(type, own);
  if (line === undefined) return [{ ...all, opaque: true }];
  const reach = type === 'number' ? numberReach(shape) : { whole: false };
  const known = reach.whole || (type === 'number' && whole) ? 'none' : line.closer;
  const closer = !given && known === 'usual' ? 'rare' : known;
  const cut = atomsOnLine({ ...line, closer }, own, { ...reach, ...(!given && { computed: { crossed } }) });
  return cut.length === 0 ? [all] : cut;
}

/** Types of Camunda Modeler, which FEEL knows as numbers. */
function isWhole({ type }: InputColumn): boolean {
  return type?.kind === 'named' && ['integer', 'long'].includes(type.name);
}

function isOfType(value: FeelValue, type: string): boolean {
  return lineOf(type, [value]) !== undefined;
}

function pointsOf(values: readonly FeelValue[]): readonly Atom[] {
  return [...new Set(values)].map((value) => ({ value, certain: true, extent: { kind: 'point' } }));
}

function isFeelScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Texts of a format, of a pattern, of certain lengths. */
function isPatterned(shape: Shape): boolean {
  const branches = shape.anyOf ?? shape.oneOf ?? [];
  return shape.pattern !== undefined || shape.format !== undefined || branches.some(isPatterned);
}

/** What a column allows, itself and by its type; values that its type does not allow are null. */
function limitsOf({ allowed, type }: InputColumn): readonly UnaryTests[] {
  return [...(allowed === undefined ? [] : [allowed]), ...constraintsOf(type)];
}

function constraintsOf(type: TypeExpression | undefined): readonly UnaryTests[] {
  return type?.kind === 'constrained' ? [type.allowed, ...constraintsOf(type.of)] : [];
}

function limited(atom: Atom, limits: readonly Cell[]): readonly Atom[] {
  const truths = limits.map((limit) => truthOf(limit, atom));
  if (truths.includes('no')) return [];
  return [truths.includes('maybe') ? { ...atom, certain: false } : atom];
}
