import type { DecisionModel } from '../../engine/dmn/model.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Element } from '../../engine/model.ts';
import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import { references } from '../feel/index.ts';
import type { Scopes } from './scopes.ts';
import { fieldOf, typesOf, type Shape } from './shape.ts';
import { itemsOf } from './types/built-in-results.ts';
import { nothing } from './types/feel-type.ts';
import { typeExpression } from './types/index.ts';
import { admitsNull } from './types/null-shapes.ts';

/** Whether whoever reads the result of a decision is ready for null: other decisions, and the task that takes it. */
export function allowsNull(
  model: DecisionModel,
  { node, taken }: { readonly node: string; readonly taken: string },
  element: Element,
  scopes: Scopes,
): boolean {
  const readers = Object.values(model.nodes).every(
    (reader) =>
      !('requires' in reader) ||
      reader.logic === undefined ||
      reader.requires.every(
        (one) => one.node !== node || !usesUnguarded(reader.logic, one.within ?? one.name),
      ),
  );
  return readers && (node !== taken || taskAllowsNull(element, scopes));
}

/** The task's own result: where it goes null is allowed, or made something else on the way. */
function taskAllowsNull(element: Element, scopes: Scopes): boolean {
  if (element.kind !== 'businessRuleTask' || !('decision' in element.rule)) return false;
  const { resultVariable } = element.rule;
  const around = scopes.around(element);
  const collected =
    element.loop?.output === undefined
      ? []
      : [
          {
            source: element.loop.output.element,
            wanted: shapeAt(around, element.loop.output.collection)?.items,
          },
        ];
  const mapped = element.outputs?.map(({ source, target }) => ({ source, wanted: shapeAt(around, target) }));
  const kept = mapped ?? [{ source: undefined, wanted: shapeAt(around, resultVariable) }];
  return [...kept, ...collected].every(({ source, wanted }) => {
    if (source !== undefined && !usesUnguarded(source, resultVariable)) return true;
    const isWhole = source === undefined || source.kind === 'name';
    // Where anything may stand, null may.
    return isWhole && (wanted === undefined || typesOf(wanted).length === 0 || admitsNull(wanted));
  });
}

/** Whether the list that a task's decision collects may hold null, as far as is known what it is for. */
export function listTakesNull(element: Element, scopes: Scopes): boolean {
  if (element.kind !== 'businessRuleTask' || !('decision' in element.rule)) return true;
  const around = scopes.around(element);
  const kept = element.outputs?.map(({ source, target }) => ({
    given: itemsOf(typeExpression(source, scopes.behind(element)).shape),
    target,
  })) ?? [{ given: nothing, target: element.rule.resultVariable }];
  return kept.every(({ given, target }) => {
    const wanted = itemsOf(shapeAt(around, target) ?? {});
    const isKnown = wanted !== undefined && typesOf(wanted).length > 0;
    return !isKnown || admitsNull(wanted) || given === undefined || !admitsNull(given);
  });
}

function shapeAt(shape: Shape, target: string): Shape | undefined {
  return target.split('.').reduce<Shape | undefined>((at, step) => at && fieldOf(at, step), shape);
}

/** Whether an expression reads a name where null would go on: not in `get or else`, not beside a comparison with null. */
function usesUnguarded(node: Expression | undefined, name: string): boolean {
  if (node === undefined || !references(node).some((read) => read.name === name)) return false;
  switch (node.kind) {
    case 'call': {
      const isGuard = node.callee.kind === 'name' && node.callee.name === 'get or else';
      return node.arguments.some((given, index) => !(isGuard && index === 0) && usesUnguarded(given, name));
    }
    case 'comparison':
      return !comparesWithNull(node, name);
    case 'if':
      return !comparesWithNull(node.condition, name);
    case 'logic':
      return (
        !comparesWithNull(node, name) && (usesUnguarded(node.left, name) || usesUnguarded(node.right, name))
      );
    case 'typed':
      return usesUnguarded(node.value, name);
    case 'context':
      return node.entries.some(({ value }) => usesUnguarded(value, name));
    case 'list':
      return node.items.some((item) => usesUnguarded(item, name));
    case 'table':
      return usesInTable(node.table, name);
    default:
      return true;
  }
}

function comparesWithNull(node: Expression, name: string): boolean {
  if (node.kind === 'logic') return comparesWithNull(node.left, name) || comparesWithNull(node.right, name);
  if (node.kind !== 'comparison') return false;
  const [left, right] = [node.left, node.right];
  const other = left.kind === 'null' ? right : right.kind === 'null' ? left : undefined;
  return other !== undefined && references(other).some((read) => read.name === name);
}

/** A table that has a rule for null, or one for everything, or default outputs. */
function usesInTable({ inputs, outputs, rules }: DecisionTable, name: string): boolean {
  const isReady =
    outputs.some(({ fallback }) => fallback !== undefined) ||
    rules.some(({ tests }) => tests.every(({ kind }) => kind === 'any'));
  const inResults = rules.some(({ results }) => results.some((result) => usesUnguarded(result, name)));
  const inInputs = inputs.some(
    ({ value }, column) =>
      usesUnguarded(value, name) && !isReady && !rules.some(({ tests }) => namesNull(tests[column])),
  );
  return inResults || inInputs;
}

function namesNull(cell: UnaryTests | undefined): boolean {
  return cell?.kind === 'tests' && cell.tests.some(({ kind }) => kind === 'null');
}
