import type { TableRule } from '../../definitions/policy.ts';
import { findNode } from '../../engine/dmn/decide.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import { evaluateUnary } from '../../engine/feel/evaluate.ts';
import type { Model } from '../../engine/model.ts';
import { visit } from '../feel/scope.ts';
import { keyOf, written } from './wording.ts';

/**
 * Each of the wanted rules is in a table of the decision, and tests nothing else: no other finding outweighs it. Where the first rule
 * counts, only those stand before it that the policy names before it.
 */
export function judgesBy(model: Model, decision: string, wanted: readonly TableRule[]): boolean {
  if (wanted.length === 0) return true;
  const tables = tablesOf(model, findNode(model.decisions ?? { nodes: {} }, decision));
  return wanted.every((one, order) =>
    tables.some((table) =>
      table.rules.some(
        (rule, at) => isRule(table, rule, one) && isHeard(table, at, one, wanted.slice(0, order)),
      ),
    ),
  );
}

type Rule = DecisionTable['rules'][number];

function isRule(table: DecisionTable, rule: Rule, wanted: TableRule): boolean {
  return finds(table, rule, wanted) && gives(rule, wanted);
}

function isHeard(
  table: DecisionTable,
  at: number,
  wanted: TableRule,
  stronger: readonly TableRule[],
): boolean {
  if (table.hitPolicy !== 'F') return true;
  return table.rules
    .slice(0, at)
    .every((rule) => !mayFind(table, rule, wanted) || stronger.some((one) => isRule(table, rule, one)));
}

/** A cell that speaks of a variable is no test of the value alone. */
const nothing = { now: () => 0, read: () => undefined };

/** The values by the keys of their inputs. */
function valuesOf({ of }: TableRule): ReadonlyMap<string, TableRule['of'][string]> {
  return new Map(Object.entries(of).map(([input, some]) => [keyOf(written(input)), some]));
}

/** Its inputs are tested, no others are, and each of its values passes the test. */
function finds({ inputs }: DecisionTable, { tests }: Rule, wanted: TableRule): boolean {
  const values = valuesOf(wanted);
  const tested = inputs.flatMap(({ value }, at) => {
    const cell = tests[at];
    return cell?.kind === 'tests' ? [{ cell, values: values.get(keyOf(value)) }] : [];
  });
  return (
    tested.length === values.size &&
    tested.every(
      ({ cell, values: some }) => some?.every((value) => evaluateUnary(cell, value, nothing)) === true,
    )
  );
}

/** Whether a rule may match one of the values, whatever the other inputs are. */
function mayFind({ inputs }: DecisionTable, { tests }: Rule, wanted: TableRule): boolean {
  const values = valuesOf(wanted);
  return inputs.every(({ value }, at) => {
    const cell = tests[at];
    const some = values.get(keyOf(value));
    return (
      cell?.kind !== 'tests' || some === undefined || some.some((one) => evaluateUnary(cell, one, nothing))
    );
  });
}

function gives({ results }: Rule, wanted: TableRule): boolean {
  return wanted.gives.every((result) => results.some((value) => keyOf(value) === keyOf(written(result))));
}

/** The tables of a decision and of those that it requires. */
function tablesOf({ decisions }: Model, key: string | undefined): readonly DecisionTable[] {
  const tables: DecisionTable[] = [];
  const keys = new Set(key === undefined ? [] : [key]);
  for (const one of keys) {
    const node = decisions?.nodes[one];
    if (node === undefined || !('requires' in node)) continue;
    for (const required of node.requires) keys.add(required.node);
    if (node.logic === undefined) continue;
    visit(node.logic, (part) => {
      if (part.kind === 'table') tables.push(part.table);
    });
  }
  return tables;
}
