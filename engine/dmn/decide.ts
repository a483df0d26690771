import { Effort } from '../feel/effort.ts';
import type { FeelScope } from '../feel/environment.ts';
import { lowerValue } from '../feel/lower.ts';
import type { Value } from '../value.ts';
import { DmnError } from './error.ts';
import type { DecisionModel, RuleMatch } from './model.ts';
import { Solver } from './solver.ts';

export { DmnError, type DmnErrorCode } from './error.ts';

/** What a decision came to, and the rules of decision tables that made it so, in the order they were chosen. */
export interface Outcome {
  readonly value: Value;
  readonly matched: readonly RuleMatch[];
}

/**
 * Takes a decision, the decisions it requires first; `scope` gives the input data by name.
 * Throws `DmnError` when the model does not allow an answer, `FeelError` when an expression runs away.
 */
export function decide(model: DecisionModel, decisionId: string, scope: FeelScope): Outcome {
  const matched: RuleMatch[] = [];
  const effort = new Effort();
  const solver = new Solver(model, scope, {
    now: () => scope.now(),
    effort,
    matched: (matches) => matched.push(...matches),
    failed(error) {
      throw error;
    },
  });
  const key = findNode(model, decisionId);
  if (key === undefined) {
    const known = Object.values(model.nodes).flatMap((node) => (node.kind === 'decision' ? [node.id] : []));
    throw new DmnError(
      'DMN_DECISION_UNKNOWN',
      `There is no decision "${decisionId}". There are: ${known.join(', ')}.`,
    );
  }
  return { value: lowerValue(solver.answer(key), effort), matched };
}

/** The key of a decision or decision service, by id, else by name. */
export function findNode(model: DecisionModel, wanted: string): string | undefined {
  const candidates = Object.entries(model.nodes).filter(
    ([, { kind }]) => kind === 'decision' || kind === 'service',
  );
  const found =
    candidates.find(([, { id }]) => id === wanted) ?? candidates.find(([, { name }]) => name === wanted);
  return found?.[0];
}
