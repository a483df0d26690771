import type { DecisionTable, Rule } from '../../engine/dmn/table.ts';
import type { Expression, UnaryTests } from '../../engine/feel/tree.ts';
import type { Model } from '../../engine/model.ts';
import { spell, spellTests } from '../feel/spell.ts';
import { canonicalJson } from '../hash.ts';
import { compare, type Change, type Compared, type PropertyChange } from './compare.ts';

/** What changed in the decisions of two versions, of a table cell by cell, in the words of its columns. */
export function compareDecisions(before: readonly Model[], after: readonly Model[]): readonly Change[] {
  const [then, now] = [nodesOf(before), nodesOf(after)];
  // A file that was given without what lay beside it has no decisions: nothing can be said of them then.
  if (then.size === 0 || now.size === 0) return [];
  return compare(compared(then), compared(now)).map((change) => ({
    ...change,
    properties: inWords(change.properties, tableOf(then.get(change.id)), tableOf(now.get(change.id))),
  }));
}

type DecisionNode = NonNullable<Model['decisions']>['nodes'][string];

function nodesOf(models: readonly Model[]): ReadonlyMap<string, DecisionNode> {
  return new Map(
    models.flatMap(({ decisions }) =>
      Object.values(decisions?.nodes ?? {}).map((node) => [node.id, node] as const),
    ),
  );
}

function compared(nodes: ReadonlyMap<string, DecisionNode>): ReadonlyMap<string, Compared> {
  return new Map(
    [...nodes.values()].map(({ id, name, kind, ...said }) => {
      const { logic, ...rest } = { logic: undefined, ...said };
      const spoken = kind === 'knowledge' ? 'business knowledge' : kind === 'input' ? 'input data' : kind;
      return [id, { id, kind: spoken, name, properties: { ...texts(rest), ...logicOf(logic) } }];
    }),
  );
}

function tableOf(node: DecisionNode | undefined): DecisionTable | undefined {
  return node !== undefined && 'logic' in node && node.logic?.kind === 'table' ? node.logic.table : undefined;
}

function logicOf(logic: Expression | undefined): Readonly<Record<string, string>> {
  if (logic?.kind !== 'table') return texts({ logic });
  const { rules, inputs, outputs, ...rest } = logic.table;
  return {
    ...texts(rest),
    ...texts(Object.fromEntries(inputs.map((column) => [`input ${column.label}`, column]))),
    ...texts(
      Object.fromEntries(outputs.map((column, index) => [`output ${column.name ?? index + 1}`, column])),
    ),
    ...Object.fromEntries(rules.flatMap((rule) => cellsOf(rule, logic.table))),
    ...texts({ [ORDER]: rules.map(({ id }) => id) }),
  };
}

const ORDER = 'order of the rules';
/** Between a rule's id and its column: in no id, and in no label that anybody reads. */
const CELL = '\u0000';

/** The cells of a rule: `when Sum` < 10, `then level` "x". */
function cellsOf(
  { id, tests, results }: Rule,
  { inputs, outputs }: DecisionTable,
): readonly (readonly [string, string])[] {
  return [
    ...tests.map(
      (test, at) => [`${id}${CELL}when ${inputs[at]?.label ?? at + 1}`, spellTests(test)] as const,
    ),
    ...results.map(
      (result, at) => [`${id}${CELL}then ${outputs[at]?.name ?? ''}`.trimEnd(), spell(result)] as const,
    ),
  ];
}

/** Cells of rules by the number of their row; a rule that came or went in one line, and no word about the order that follows from that. */
function inWords(
  changes: readonly PropertyChange[],
  before: DecisionTable | undefined,
  after: DecisionTable | undefined,
): readonly PropertyChange[] {
  const kept = (rules: readonly Rule[] = [], others: readonly Rule[] = []): string =>
    rules.flatMap(({ id }) => (others.some((other) => other.id === id) ? [id] : [])).join();
  const moved = kept(before?.rules, after?.rules) !== kept(after?.rules, before?.rules);
  const whole = new Map<string, PropertyChange>();
  for (const change of changes) {
    const [rule = '', cell] = change.property.split(CELL);
    if (cell === undefined) {
      if (rule !== ORDER || moved)
        whole.set(rule, rule === ORDER ? { property: ORDER, before: 'as it was', after: 'changed' } : change);
      continue;
    }
    const [then, now] = [before, after].map((table) => table?.rules.find(({ id }) => id === rule));
    const table = now === undefined ? before : after;
    const row = (table?.rules.findIndex(({ id }) => id === rule) ?? 0) + 1;
    const property = `rule ${row} (${rule})`;
    if (then !== undefined && now !== undefined)
      whole.set(`${property}, ${cell}`, { ...change, property: `${property}, ${cell}` });
    else if (then !== undefined && before !== undefined)
      whole.set(property, { property, before: wordsOf(then, before) });
    else if (now !== undefined && after !== undefined)
      whole.set(property, { property, after: wordsOf(now, after) });
  }
  return [...whole.values()];
}

/** `when Sum < 10 then level "x"`, without the cells that say nothing. */
function wordsOf(rule: Rule, table: DecisionTable): string {
  const cells = cellsOf(rule, table).map(([key, text]) => [key.split(CELL)[1] ?? '', text] as const);
  const said = cells.filter(([cell, text]) => cell.startsWith('then') || text !== '-');
  const words = said.map(([cell, text]) => `${cell} ${text}`).join(', ');
  return said.some(([cell]) => cell.startsWith('when')) ? words : `always ${words}`;
}

/** What is said, by name, as one writes it. */
function texts(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isExpression(value)) return value.kind === 'table' ? canonicalJson(withoutPlaces(value)) : spell(value);
  if (typeof value === 'object' && value !== null && 'value' in value && isExpression(value.value)) {
    const { value: expression, allowed } = value as {
      readonly value: Expression;
      readonly allowed?: UnaryTests;
    };
    return `${spell(expression)}${allowed === undefined ? '' : ` (${spellTests(allowed)})`}`;
  }
  return canonicalJson(withoutPlaces(value));
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'kind' in value && 'at' in value;
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'at' ? undefined : inner)));
}
