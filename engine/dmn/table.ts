import type { Expression, TypeExpression, UnaryTests } from '../feel/tree.ts';

/** DMN 1.5, 8.2.8: unique, any, priority, first, rule order, output order, collect. */
export type HitPolicy = 'U' | 'A' | 'P' | 'F' | 'R' | 'O' | 'C';

/** What a collecting table makes of its results: `+` sum, `<` minimum, `>` maximum, `#` count. */
export type Aggregation = '+' | '<' | '>' | '#';

/** A decision table with its cells parsed. */
export interface DecisionTable {
  /** Id of the decision or business knowledge model whose logic it is, and its name for messages. */
  readonly owner: string;
  readonly title: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly Rule[];
}

export interface InputColumn {
  readonly label: string;
  readonly value: Expression;
  readonly type?: TypeExpression;
  readonly allowed?: UnaryTests;
}

export interface OutputColumn {
  /** Absent in a table of one output whose result is the bare value. */
  readonly name?: string;
  readonly type?: TypeExpression;
  /** In the order of their priority. */
  readonly allowed?: readonly Expression[];
  readonly fallback?: Expression;
}

export interface Rule {
  readonly id: string;
  readonly tests: readonly UnaryTests[];
  readonly results: readonly Expression[];
}

/** A rule that a decision table chose; `rule` counts from 1. */
export interface RuleMatch {
  readonly decision: string;
  readonly rule: number;
  readonly ruleId: string;
}
