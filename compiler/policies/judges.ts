import type { TableRule } from '../../definitions/policy.ts';
import { findNode } from '../../engine/dmn/decide.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import { evaluateUnary } from '../../engine/feel/evaluate.ts';
import type { Model } from '../../engine/model.ts';
import { visit } from '../feel/scope.ts';
import { keyOf, written } from './wording.ts';

/** Each of the wanted rules is in a table of the decision, and tests nothing else: no other finding outweighs it. */
export function judgesBy(model: Model, decision: string, wanted: readonly TableRule[]): boolean {
  if (wanted.length === 0) return true;
  const tables = tablesOf(model, findNode(model.decisions ?? { nodes: {} }, decision));
  return wanted.every((one) =>
    tables.some((table) => table.rules.some((rule) => finds(table, rule, one) && gives(rule, one))),
  );
}

type Rule = DecisionTable['rules'][number];

/** A cell that speaks of a variable is no test of the value alone. */
const nothing = { now: () => 0, read: () => undefined };

/** Its inputs are tested, no others are, and each of its values passes the test. */
function finds({ inputs }: DecisionTable, { tests }: Rule, wanted: TableRule): boolean {
  const values = new Map(Object.entries(wanted.of).map(([input, some]) => [keyOf(written(input)), some]));
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
