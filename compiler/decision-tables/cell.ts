import { holds } from '../../engine/feel/comparison.ts';
import { isList, Range, type FeelValue } from '../../engine/feel/feel-value.ts';
import { matches } from '../../engine/feel/membership.ts';
import type { ComparisonOperator, Expression, UnaryTests } from '../../engine/feel/tree.ts';
import type { Atom } from './atom.ts';
import { constantOf } from './constant.ts';

/** Whether an input passes a cell; `maybe` where that depends on more than the input. */
export type Truth = 'yes' | 'no' | 'maybe';

/** A cell of a rule, its constants worked out. */
export type Cell =
  | { readonly kind: 'any' }
  | { readonly kind: 'tests'; readonly negated: boolean; readonly tests: readonly Test[] };

type Test =
  | { readonly kind: 'bound'; readonly operator: ComparisonOperator; readonly endpoint: FeelValue }
  | { readonly kind: 'candidate'; readonly value: FeelValue }
  /** It reads a variable, calls a function, or speaks of `?`. */
  | { readonly kind: 'unread' };

/** Reads a cell; what it compares with is worked out by the engine. */
export function readCell(tests: UnaryTests): Cell {
  return tests.kind === 'any' ? tests : { ...tests, tests: tests.tests.map(readTest) };
}

function readTest(test: Expression): Test {
  const value = constantOf(test.kind === 'bound' ? test.endpoint : test);
  if (value === undefined) return { kind: 'unread' };
  return test.kind === 'bound'
    ? { kind: 'bound', operator: test.operator, endpoint: value }
    : { kind: 'candidate', value };
}

/** Whether the values of an atom pass a cell: the engine's own comparison decides. */
export function truthOf(cell: Cell, { value, opaque }: Atom): Truth {
  if (cell.kind === 'any') return 'yes';
  if (opaque) return 'maybe';
  const passed = cell.tests.some((test) => passes(test, value));
  if (!passed && cell.tests.some(({ kind }) => kind === 'unread')) return 'maybe';
  return passed === cell.negated ? 'no' : 'yes';
}

function passes(test: Test, value: FeelValue): boolean {
  switch (test.kind) {
    case 'bound':
      return holds(test.operator, value, test.endpoint) === true;
    case 'candidate':
      return matches(value, test.value) === true;
    case 'unread':
      return false;
    default:
      return test satisfies never;
  }
}

/** What a cell compares with: between these values nothing changes. */
export function constantsOf(cell: Cell): readonly FeelValue[] {
  if (cell.kind === 'any') return [];
  return cell.tests.flatMap((test) => {
    if (test.kind === 'unread') return [];
    return test.kind === 'bound' ? [test.endpoint] : endsOf(test.value);
  });
}

function endsOf(value: FeelValue): readonly FeelValue[] {
  if (value instanceof Range) return [value.low, value.high];
  return isList(value) ? value.flatMap(endsOf) : [value];
}

/** What a cell calls more or less than the input: on both sides of it there are values. */
export function crossedBy(cell: Cell): readonly FeelValue[] {
  if (cell.kind === 'any') return [];
  return cell.tests.flatMap((test) =>
    test.kind === 'bound' && test.operator !== '=' && test.operator !== '!=' ? [test.endpoint] : [],
  );
}

/** Whether a cell says more or less of a text. */
export function ordersTexts(cell: Cell): boolean {
  if (cell.kind === 'any') return false;
  return cell.tests.some((test) => {
    if (test.kind === 'unread') return false;
    if (test.kind === 'bound')
      return typeof test.endpoint === 'string' && !['=', '!='].includes(test.operator);
    return holdsTextRange(test.value);
  });
}

function holdsTextRange(value: FeelValue): boolean {
  if (value instanceof Range) return [value.low, value.high].some((end) => typeof end === 'string');
  return isList(value) && value.some(holdsTextRange);
}
