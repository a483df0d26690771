import { findNode } from '../../engine/dmn/decide.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import { evaluate, evaluateUnary, type FeelScope } from '../../engine/feel/evaluate.ts';
import type { Model } from '../../engine/model.ts';
import { visit } from '../feel/scope.ts';
import { keeps, keyOf, written } from './wording.ts';

/** Each path has a rule that tests nothing else: no other finding outweighs it. */
export function judgesBy(model: Model, decision: string, judged: readonly string[]): boolean {
  if (judged.length === 0) return true;
  const tables = tablesOf(model, findNode(model.decisions ?? { nodes: {} }, decision));
  return judged.every((one) => {
    const [inputs = '', results] = one.split(' => ');
    return tables.some((table) =>
      table.rules.some(
        (rule) => testsOnly(table, rule, inputs) && (results === undefined || gives(rule, results)),
      ),
    );
  });
}

type Rule = DecisionTable['rules'][number];

function gives({ results }: Rule, wanted: string): boolean {
  return wanted
    .split('; ')
    .every((result) => results.some((value) => keyOf(value) === keyOf(written(result))));
}

/** All of these inputs are tested, and no others; each test lets the value through that it is there for. */
function testsOnly({ inputs }: DecisionTable, { tests }: Rule, wanted: string): boolean {
  const columns = wanted.split(' | ').map((column) => {
    const [reads = '', value] = column.split(' is ');
    return { parts: reads.split(' & '), value };
  });
  const tested = inputs.flatMap(({ value }, at) => {
    const test = tests[at];
    return test?.kind === 'tests' ? [{ reads: value, test }] : [];
  });
  return (
    tested.length > 0 &&
    tested.every(({ reads }) => columns.some(({ parts }) => keeps(reads, parts))) &&
    columns.every(({ parts, value }) =>
      tested.some(
        ({ reads, test }) =>
          keeps(reads, parts) &&
          (value === undefined || evaluateUnary(test, evaluate(written(value), nowhere), nowhere)),
      ),
    )
  );
}

/** What a policy says of a value is a literal. */
const nowhere: FeelScope = { now: () => 0, read: () => undefined };

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
