import { aggregates } from '../feel/builtins/aggregates.ts';
import { equals } from '../feel/comparison.ts';
import { emptyContext } from '../feel/contexts.ts';
import { bind, type Environment } from '../feel/environment.ts';
import type { FeelValue } from '../feel/feel-value.ts';
import { testOne } from '../feel/unary-tests.ts';
import { DmnError } from './error.ts';
import type { DecisionTable, Rule } from './table.ts';

/** A rule that matched, with its outputs. */
export interface Hit {
  readonly index: number;
  readonly rule: Rule;
  readonly outputs: readonly FeelValue[];
}

/** The rules a hit policy keeps, and the result it makes of them. */
export interface Choice {
  readonly hits: readonly Hit[];
  readonly value: FeelValue;
}

/** Applies the hit policy to one or more hits; `undefined` when the policy forbids them. */
export function applyHitPolicy(
  table: DecisionTable,
  hits: readonly Hit[],
  environment: Environment,
): Choice | undefined {
  const [first] = hits;
  if (!first) return undefined;
  switch (table.hitPolicy) {
    case 'U':
      return hits.length === 1 ? one(table, first) : several(table, hits, environment);
    case 'A':
      return agree(hits, first) ? one(table, first) : disagree(table, hits, environment);
    case 'F':
      return one(table, first);
    case 'P':
      return one(table, byPriority(table, hits, environment)[0] ?? first);
    case 'R':
      return all(table, hits);
    case 'O':
      return all(table, byPriority(table, hits, environment));
    case 'C':
      return collect(table, hits, environment);
  }
}

/** The result of one rule: the bare value, or a context when there are several outputs. */
export function resultOf(table: DecisionTable, values: readonly FeelValue[]): FeelValue {
  if (table.outputs.length === 1) return values[0] ?? null;
  const result = emptyContext();
  for (const [column, { name }] of table.outputs.entries()) {
    result[name ?? `output ${column + 1}`] = values[column] ?? null;
  }
  return result;
}

function one(table: DecisionTable, hit: Hit): Choice {
  return { hits: [hit], value: resultOf(table, hit.outputs) };
}

function all(table: DecisionTable, hits: readonly Hit[]): Choice {
  return { hits, value: hits.map(({ outputs }) => resultOf(table, outputs)) };
}

function collect(table: DecisionTable, hits: readonly Hit[], environment: Environment): Choice {
  const { aggregation } = table;
  const choice = all(table, hits);
  if (aggregation === undefined) return choice;
  if (aggregation === '#') return { hits, value: hits.length };
  const compute = { '+': aggregates.sum, '<': aggregates.min, '>': aggregates.max }[aggregation];
  const given = { kind: 'positional', values: [choice.value] } as const;
  return { hits, value: compute.call(given, environment.surroundings) };
}

function agree(hits: readonly Hit[], first: Hit): boolean {
  return hits.every(({ outputs }) =>
    outputs.every((value, column) => equals(value, first.outputs[column] ?? null) === true),
  );
}

function several(table: DecisionTable, hits: readonly Hit[], environment: Environment): undefined {
  environment.surroundings.failed(
    new DmnError(
      'DMN_SEVERAL_RULES_MATCH',
      `${table.title}: the rules ${numbersOf(hits)} match, and the hit policy is unique.`,
    ),
  );
}

function disagree(table: DecisionTable, hits: readonly Hit[], environment: Environment): undefined {
  environment.surroundings.failed(
    new DmnError(
      'DMN_RULES_DISAGREE',
      `${table.title}: the rules ${numbersOf(hits)} match with different outputs, and the hit policy is any.`,
    ),
  );
}

function numbersOf(hits: readonly Hit[]): string {
  return hits.map(({ index }) => index + 1).join(', ');
}

/** By the order of the outputs' allowed values, leftmost output first; ties keep the order of the rules. */
function byPriority(table: DecisionTable, hits: readonly Hit[], environment: Environment): readonly Hit[] {
  const ranked = hits.map((hit) => ({ hit, ranks: ranksOf(table, hit, environment) }));
  ranked.sort((left, right) => {
    const column = left.ranks.findIndex((rank, index) => rank !== right.ranks[index]);
    return column < 0 ? 0 : (left.ranks[column] ?? 0) - (right.ranks[column] ?? 0);
  });
  return ranked.map(({ hit }) => hit);
}

function ranksOf(table: DecisionTable, hit: Hit, environment: Environment): readonly number[] {
  return table.outputs.map(({ allowed = [] }, column) => {
    const value = hit.outputs[column] ?? null;
    const inner = bind(environment, '?', value);
    const rank = allowed.findIndex((test) => testOne(test, value, inner) === true);
    return rank < 0 ? allowed.length : rank;
  });
}
