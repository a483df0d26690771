import { builtIns } from '../../engine/feel/builtins/index.ts';
import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import type { TypeTable } from './built-in-types.ts';
import { checkCalls } from './calls.ts';
import { ExpressionParser } from './expression-parser.ts';
import { grammarFunctions } from './grammar-functions.ts';
import { KnownNames } from './known-names.ts';
import type { NameShape } from './name-shape.ts';
import { NameTable } from './names.ts';
import type { Parser } from './parser.ts';
import { expressionsOf } from './scope.ts';
import { SyntaxFailure, type ParseError } from './syntax-error.ts';
import { readUnaryTests } from './unary-tests.ts';

const LONGEST = 65_536;

const builtInNames = KnownNames.of(
  shapeOf([...builtIns.keys()].filter((name) => !grammarFunctions.includes(name))),
);

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
  const whole = readWhole(source, options, (parser) => parser.expression());
  if (!whole.ok) return whole;
  const { value: expression, errors } = whole;
  const all = [...errors, ...checkCalls([expression], options.functions ?? [])];
  return all.length === 0 ? { ok: true, expression } : { ok: false, errors: all, expression };
}

/** Parses and checks the tests of a decision table's cell: `-`, `> 5, < 3`, `not("a")`. */
export function parseUnaryTests(source: string, options: ParseOptions = {}): UnaryTestsResult {
  const whole = readWhole(source, options, readUnaryTests);
  if (!whole.ok) return whole;
  const { value: tests, errors } = whole;
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

type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly errors: readonly ParseError[] }
  | { readonly ok: false; readonly errors: readonly ParseError[] };

/** Reads the whole source as one thing. */
function readWhole<T>(
  source: string,
  { names = {}, functions = [], types = new Map() }: ParseOptions,
  read: (parser: Parser) => T,
): Outcome<T> {
  if (source.length > LONGEST) {
    const message = `The expression is longer than ${LONGEST} characters.`;
    return { ok: false, errors: [{ message, from: 0, to: source.length }] };
  }
  const shape = { ...shapeOf(functions), ...shapeOf(names) };
  const scope = [builtInNames, KnownNames.of(shape)];
  try {
    const parser = new ExpressionParser(source, { scope, spelling: new NameTable(shape), types });
    const value = read(parser);
    if (parser.cursor.token.kind !== 'end') parser.cursor.fail();
    return { ok: true, value, errors: parser.errors };
  } catch (error) {
    if (error instanceof SyntaxFailure) return { ok: false, errors: [error.problem] };
    throw error;
  }
}

function shapeOf(names: readonly string[] | NameShape): NameShape {
  return isNameList(names) ? Object.fromEntries(names.map((name) => [name, {}])) : names;
}

function isNameList(names: readonly string[] | NameShape): names is readonly string[] {
  return Array.isArray(names);
}
