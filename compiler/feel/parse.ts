import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import { checkCalls } from './calls.ts';
import { NameTable } from './names.ts';
import { expressionsOf } from './scope.ts';
import { parseSyntax, type NameShape, type ParseError, type Syntax } from './syntax.ts';
import { buildExpression, buildUnaryTests, type BuildContext } from './tree-builder.ts';
import type { TypeTable } from './type-builder.ts';

/** What the place of an expression knows. */
export interface ParseOptions {
  /** Variables in scope: needed where their names hold spaces or operators. */
  readonly names?: readonly string[] | NameShape;
  /** Those of the variables that are functions. */
  readonly functions?: readonly string[];
  /** Named types of the decision model around. */
  readonly types?: TypeTable;
}

export type ExpressionResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly errors: readonly ParseError[]; readonly expression?: Expression };

export type UnaryTestsResult =
  | { readonly ok: true; readonly tests: UnaryTests }
  | { readonly ok: false; readonly errors: readonly ParseError[]; readonly tests?: UnaryTests };

/** Parses and checks a FEEL expression; with errors of meaning alone, the tree comes along. */
export function parseExpression(source: string, options: ParseOptions = {}): ExpressionResult {
  const built = build(source, 'Expression', options, buildExpression);
  if (!built.ok) return built;
  const { value: expression, errors } = built;
  const all = [...errors, ...checkCalls([expression], options.functions ?? [])];
  return all.length === 0 ? { ok: true, expression } : { ok: false, errors: all, expression };
}

/** Parses and checks the tests of a decision table's cell: `-`, `> 5, < 3`, `not("a")`. */
export function parseUnaryTests(source: string, options: ParseOptions = {}): UnaryTestsResult {
  const built = build(source, 'UnaryTests', options, buildUnaryTests);
  if (!built.ok) return built;
  const { value: tests, errors } = built;
  const all = [...errors, ...checkCalls(expressionsOf(tests), options.functions ?? [])];
  return all.length === 0 ? { ok: true, tests } : { ok: false, errors: all, tests };
}

/** Zeebe's convention: text after a leading `=` is FEEL, every other text stands for itself. */
export function parseFeelOrStatic(source: string, options: ParseOptions = {}): ExpressionResult {
  const equals = source.search(/\S/);
  if (source[equals] !== '=') {
    return { ok: true, expression: { kind: 'string', at: [0, source.length], value: source } };
  }
  // Blanks keep the offsets those of the whole text.
  return parseExpression(`${' '.repeat(equals + 1)}${source.slice(equals + 1)}`, options);
}

function build<T>(
  source: string,
  top: 'Expression' | 'UnaryTests',
  { names = {}, functions = [], types = new Map() }: ParseOptions,
  builder: (syntax: Syntax, context: BuildContext) => T,
):
  | { readonly ok: true; readonly value: T; readonly errors: readonly ParseError[] }
  | { readonly ok: false; readonly errors: readonly ParseError[] } {
  const shape = { ...shapeOf(functions), ...shapeOf(names) };
  const parsed = parseSyntax(source, top, shape);
  if (!parsed.ok) return parsed;
  const context: BuildContext = { names: new NameTable(shape), types, errors: [] };
  const value = builder(parsed.syntax, context);
  return { ok: true, value, errors: context.errors };
}

function shapeOf(names: readonly string[] | NameShape): NameShape {
  return isNameList(names) ? Object.fromEntries(names.map((name) => [name, {}])) : names;
}

function isNameList(names: readonly string[] | NameShape): names is readonly string[] {
  return Array.isArray(names);
}
