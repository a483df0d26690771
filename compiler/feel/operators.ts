import type { ArithmeticOperator, ComparisonOperator } from '../../engine/feel/tree.ts';

/**
 * How tightly operators bind what stands beside them (DMN 1.5, 10.3.1.2, the order of rules 2 and 4); a sign binds more
 * than a power and less than `instance of`.
 */
export const binds = {
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  power: 6,
  type: 7,
  postfix: 8,
} as const;

export type Precedence = (typeof binds)[keyof typeof binds];

/** What stands behind an expression and goes on with it. */
export type Operator =
  | (Infix & { readonly kind: 'logic'; readonly operator: 'and' | 'or' })
  | (Infix & { readonly kind: 'comparison'; readonly operator: ComparisonOperator })
  | (Infix & { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator })
  | { readonly kind: 'between' | 'in' | 'instance' | '.' | '[' | '('; readonly binds: Precedence };

interface Infix {
  readonly binds: Precedence;
  /** What its right side binds at least: more than itself, so that it associates to the left. */
  readonly right: Precedence;
}

const sum = { kind: 'arithmetic', binds: binds.sum, right: binds.product } as const;
const product = { kind: 'arithmetic', binds: binds.product, right: binds.power } as const;
const power = { kind: 'arithmetic', binds: binds.power, right: binds.type, operator: '**' } as const;
const comparison = { kind: 'comparison', binds: binds.comparison, right: binds.sum } as const;

const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['or', { kind: 'logic', binds: binds.or, right: binds.and, operator: 'or' }],
  ['and', { kind: 'logic', binds: binds.and, right: binds.comparison, operator: 'and' }],
  ['=', { ...comparison, operator: '=' }],
  ['!=', { ...comparison, operator: '!=' }],
  ['<', { ...comparison, operator: '<' }],
  ['<=', { ...comparison, operator: '<=' }],
  ['>', { ...comparison, operator: '>' }],
  ['>=', { ...comparison, operator: '>=' }],
  ['between', { kind: 'between', binds: binds.comparison }],
  ['in', { kind: 'in', binds: binds.comparison }],
  ['+', { ...sum, operator: '+' }],
  ['-', { ...sum, operator: '-' }],
  ['*', { ...product, operator: '*' }],
  ['/', { ...product, operator: '/' }],
  ['**', power],
  ['^', power],
  ['instance', { kind: 'instance', binds: binds.type }],
  ['.', { kind: '.', binds: binds.postfix }],
  ['[', { kind: '[', binds: binds.postfix }],
  ['(', { kind: '(', binds: binds.postfix }],
]);

/** The operator that a token's text is; `undefined` for what ends an expression. */
export function operatorOf(text: string): Operator | undefined {
  return operators.get(text);
}

/** True for the words of the grammar that stand behind an expression, never before one. */
export function isInfixWord(text: string): boolean {
  return infixWords.has(text);
}

const infixWords: ReadonlySet<string> = new Set([
  'and',
  'between',
  'else',
  'external',
  'in',
  'instance',
  'or',
  'return',
  'satisfies',
  'then',
]);
