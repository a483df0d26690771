import type { Expression, TypeExpression } from '../feel/tree.ts';

export type { DecisionTable, RuleMatch } from './table.ts';

/** What the compiler makes of DMN files: plain JSON, hashed with the process that uses it. */
export interface DecisionModel {
  readonly nodes: { readonly [key: string]: DecisionNode };
}

/** A node of the requirement graph. Keys are `namespace#id`. */
export type DecisionNode = InputNode | DecisionLogicNode | KnowledgeNode | ServiceNode;

/** Data from outside, by name. */
export interface InputNode extends Named {
  readonly kind: 'input';
  readonly type?: TypeExpression;
}

export interface DecisionLogicNode extends Named {
  readonly kind: 'decision';
  readonly requires: readonly Requirement[];
  readonly type?: TypeExpression;
  /** A decision without logic is null. */
  readonly logic?: Expression;
}

/** A business knowledge model: a function that decisions can call. */
export interface KnowledgeNode extends Named {
  readonly kind: 'knowledge';
  readonly requires: readonly Requirement[];
  readonly type?: TypeExpression;
  readonly logic?: Expression;
}

/** A decision service: a function of its input data and input decisions, in this order. */
export interface ServiceNode extends Named {
  readonly kind: 'service';
  readonly type?: TypeExpression;
  readonly parameters: readonly string[];
  readonly outputs: readonly string[];
}

/** What a node needs, and the name under which it sees it. */
export interface Requirement {
  readonly node: string;
  readonly name: string;
  /** Name of the import through which it comes: it is then an entry of a context of that name. */
  readonly within?: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}
