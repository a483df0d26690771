import type { Step } from '../../definitions/policy.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import { findNode } from '../../engine/dmn/decide.ts';
import type { Element, Model } from '../../engine/model.ts';
import { jobOf } from '../../engine/model/jobs.ts';
import { literal } from '../check/scopes.ts';
import { visit } from '../feel/scope.ts';
import { holds, keyOf, written } from './wording.ts';

/** What was found out already: neither models nor policies change, and a watch looks at the same ones again and again. */
const found = new WeakMap<Model, Map<Step, ReadonlySet<string>>>();

/** Whether an element of a model is the step that a policy names. */
export function isStep(element: Element, step: Step, model: Model): boolean {
  const inModel = found.get(model) ?? new Map<Step, ReadonlySet<string>>();
  found.set(model, inModel);
  const ids = inModel.get(step) ?? elementsBeing(step, model);
  inModel.set(step, ids);
  return ids.has(element.id);
}

function elementsBeing(step: Step, model: Model): ReadonlySet<string> {
  const elements = Object.values(model.elements);
  return new Set(elements.filter((element) => isNamed(element, step, model)).map(({ id }) => id));
}

function isNamed(element: Element, step: Step, model: Model): boolean {
  switch (step.by) {
    case 'action':
      return (
        literal(jobOf(element)?.type) === step.id && (step.process === undefined || step.process === model.id)
      );
    case 'task':
      return (
        element.kind === 'userTask' &&
        element.id === step.id &&
        model.id === step.process &&
        (step.role === undefined || isOnlyFor(element.task.candidateGroups, step.role))
      );
    case 'call':
      return element.kind === 'callActivity' && literal(element.called) === step.process;
    case 'script':
      return (
        element.kind === 'scriptTask' &&
        'expression' in element.script &&
        element.script.resultVariable === step.writes &&
        keeps(element.script.expression, step.keeps)
      );
    case 'decision':
      return (
        element.kind === 'businessRuleTask' &&
        'decision' in element.rule &&
        literal(element.rule.decision) === step.id &&
        judgesBy(model, step.id, step.judges)
      );
    default:
      return step satisfies never;
  }
}

/** Whether an expression has all of these texts in it. */
export function keeps(expression: Expression, texts: readonly string[]): boolean {
  return texts.every((text) => holds(expression, keyOf(written(text))));
}

function isOnlyFor(groups: Expression | undefined, role: string): boolean {
  const [group, ...others] = groups?.kind === 'list' ? groups.items : [groups];
  return others.length === 0 && literal(group) === role;
}

/** Each path has a rule that tests nothing else: no other finding outweighs it. */
function judgesBy(model: Model, decision: string, judged: readonly string[]): boolean {
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

/** All of these inputs are tested, and no others. */
function testsOnly({ inputs }: DecisionTable, { tests }: Rule, wanted: string): boolean {
  const columns = wanted.split(' | ').map((column) => column.split(' & '));
  const tested = inputs.filter((_, at) => tests[at]?.kind === 'tests');
  return (
    tested.length > 0 &&
    tested.every(({ value }) => columns.some((parts) => keeps(value, parts))) &&
    columns.every((parts) => tested.some(({ value }) => keeps(value, parts)))
  );
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
