import type { DecisionLogicNode, DecisionModel, KnowledgeNode } from '../../engine/dmn/model.ts';
import type { DecisionTable } from '../../engine/dmn/table.ts';
import type { Expression } from '../../engine/feel/tree.ts';
import { traceInputs } from '../decision-tables/data-reads.ts';
import { visit } from '../feel/scope.ts';
import { anything, objectOf, type Shape } from './shape.ts';
import { typeDecision, type DecidedTable } from './types/decisions.ts';
import { shapeOfType } from './types/feel-type.ts';
import { typeExpression } from './types/index.ts';
import { tableInput } from './types/table-inputs.ts';

/** All decision tables of a model, typed by what the DMN files alone say: of tables that no task asks, and of files of others. */
export function untypedTables(model: DecisionModel): readonly DecidedTable[] {
  return Object.entries(model.nodes).flatMap(([key, node]): readonly DecidedTable[] => {
    if (node.kind !== 'decision' && node.kind !== 'knowledge') return [];
    const typed =
      node.kind === 'decision'
        ? typeDecision(model, key, objectOf({})).tables.filter((one) => one.node === key)
        : [];
    const met = new Set(typed.map(({ table }) => table));
    const others = tablesIn(node.logic).filter((table) => !met.has(table));
    return [
      ...typed,
      ...others.map((table) => ({ table, inputs: inputsOf(table, model, node), node: key, isResult: false })),
    ];
  });
}

function tablesIn(logic: Expression | undefined): readonly DecisionTable[] {
  const found: DecisionTable[] = [];
  if (logic !== undefined) visit(logic, (node) => node.kind === 'table' && found.push(node.table));
  return found;
}

/** Inside a function its parameters are known by their declared types. */
function inputsOf(
  table: DecisionTable,
  model: DecisionModel,
  { logic, requires }: DecisionLogicNode | KnowledgeNode,
): DecidedTable['inputs'] {
  const parameters = logic?.kind === 'function' ? logic.parameters : [];
  const fields = parameters.map(({ name, type }): [string, Shape] => [
    name,
    type === undefined ? anything : shapeOfType(type),
  ]);
  const names: Shape = { properties: Object.fromEntries(fields), additionalProperties: true };
  const traced = traceInputs(
    model,
    requires,
    parameters.map(({ name }) => name),
  );
  const shapeOf = (part: Expression): Shape => typeExpression(part, names).shape;
  return table.inputs.map(({ value }) => traced(tableInput(value, { shapeOf })));
}
