import type { DecisionTable } from '../dmn/table.ts';

/** Offsets into the source text, end exclusive; diagnostics point with them. */
export type Span = readonly [from: number, to: number];

/** A FEEL expression as plain JSON: the compiler makes it, `evaluate` runs it (DMN 1.5, chapter 10.3). */
export type Expression =
  | Node<'null'>
  | Node<'boolean', { readonly value: boolean }>
  | Node<'number', { readonly value: number }>
  /** A number that a double does not hold exactly. */
  | Node<'decimal', { readonly text: string }>
  | Node<'string', { readonly value: string }>
  /** `@"2026-03-01"`: a date, time, date and time or duration. */
  | Node<'moment', { readonly text: string }>
  | Node<'name', { readonly name: string }>
  | Node<'path', { readonly source: Expression; readonly name: string }>
  | Node<'filter', { readonly source: Expression; readonly condition: Expression }>
  | Node<'call', { readonly callee: Expression; readonly arguments: readonly Expression[] }>
  | Node<'named-call', { readonly callee: Expression; readonly arguments: readonly Entry[] }>
  | Node<'negate', { readonly operand: Expression }>
  | Node<'arithmetic', Operands<ArithmeticOperator>>
  | Node<'comparison', Operands<ComparisonOperator>>
  | Node<'logic', Operands<'and' | 'or'>>
  | Node<'between', { readonly value: Expression; readonly low: Expression; readonly high: Expression }>
  | Node<'in', { readonly value: Expression; readonly tests: readonly Expression[] }>
  | Node<'instance-of', { readonly value: Expression; readonly type: TypeExpression }>
  | Node<'if', { readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }>
  | Node<'for', { readonly iterators: readonly Iterator[]; readonly body: Expression }>
  | Node<
      'quantified',
      {
        readonly quantifier: 'some' | 'every';
        readonly iterators: readonly Iterator[];
        readonly condition: Expression;
      }
    >
  | Node<'list', { readonly items: readonly Expression[] }>
  | Node<'context', { readonly entries: readonly Entry[] }>
  | Node<
      'function',
      { readonly parameters: readonly Parameter[]; readonly body: Expression; readonly external?: true }
    >
  | Node<
      'range',
      {
        readonly low: Expression;
        readonly high: Expression;
        readonly lowIncluded: boolean;
        readonly highIncluded: boolean;
      }
    >
  /** `> 5` on its own: the range of everything that compares so. */
  | Node<'bound', { readonly operator: ComparisonOperator; readonly endpoint: Expression }>
  /** What a decision model declares the type of: the value in that type, or null. */
  | Node<'typed', { readonly value: Expression; readonly type: TypeExpression }>
  /** A boxed decision table, the one expression that has no textual form. */
  | Node<'table', { readonly table: DecisionTable }>;

/** The cells of a decision table: `-`, or tests of which one must hold (none when negated). */
export type UnaryTests =
  | { readonly kind: 'any' }
  | { readonly kind: 'tests'; readonly negated: boolean; readonly tests: readonly Expression[] };

/** A type as written after `instance of` or a parameter's colon; a decision model's own types are spelled out. */
export type TypeExpression =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list'; readonly of: TypeExpression }
  | { readonly kind: 'range'; readonly of: TypeExpression }
  | { readonly kind: 'context'; readonly entries: readonly TypedName[] }
  /** A type of a decision model whose values must also pass the tests. */
  | { readonly kind: 'constrained'; readonly of: TypeExpression; readonly allowed: UnaryTests }
  | {
      readonly kind: 'function';
      readonly parameters: readonly TypeExpression[];
      readonly result: TypeExpression;
    };

export type ExpressionKind = Expression['kind'];
export type ExpressionOf<K extends ExpressionKind> = Extract<Expression, { readonly kind: K }>;
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Entry {
  readonly name: string;
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly type?: TypeExpression;
}

export interface TypedName {
  readonly name: string;
  readonly type: TypeExpression;
}

/** `name in source`, or `name in source..end` when `end` is given. */
export interface Iterator {
  readonly name: string;
  readonly source: Expression;
  readonly end?: Expression;
}

type Node<K extends string, Parts = unknown> = { readonly kind: K; readonly at: Span } & Parts;

interface Operands<Operator> {
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}
