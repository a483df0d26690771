import type { DecisionModel, Requirement } from '../../../engine/dmn/model.ts';
import type { DecisionTable } from '../../../engine/dmn/table.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import { referencedNames } from '../../feel/index.ts';
import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldNames, fieldOf, objectOf } from '../shape.ts';
import { callable, oneOf, shapeOfType } from './feel-type.ts';
import { traceInputs } from '../../decision-tables/data-reads.ts';
import { raised } from './raised.ts';
import { typeExpression, type Mistake, type Typed, type TypedTable } from './index.ts';

/** A decision with all that it requires. */
export interface TypedDecision extends Typed {
  readonly tables: readonly DecidedTable[];
}

/** A decision table, and where it stands. */
export interface DecidedTable extends TypedTable {
  /** Key of the node that it belongs to. */
  readonly node: string;
  /** The node's result is the table's. */
  readonly isResult: boolean;
}

/** Types a decision with all that it requires; `data` are the variables where it is taken. */
export function typeDecision(model: DecisionModel, key: string, data: Shape): TypedDecision {
  const mistakes: Mistake[] = [];
  const tables: DecidedTable[] = [];
  const known = new Map<string, Shape>();
  const shapeOf = (at: string): Shape => {
    const before = known.get(at);
    if (before !== undefined) return before;
    // A cycle is reported where decisions are read.
    known.set(at, anything);
    const shape = typeOf(at);
    known.set(at, shape);
    return shape;
  };
  const typeOf = (at: string): Shape => {
    const node = model.nodes[at];
    switch (node?.kind) {
      case 'input': {
        const given = fieldOf(data, node.name);
        if (node.type === undefined) return given ?? anything;
        return given === undefined ? shapeOfType(node.type) : raised(given, node.type);
      }
      case 'decision': {
        if (node.logic === undefined) return anything;
        const names = objectOf(namesOf(node.requires));
        // Input data are looked at as variables.
        const taken = node.requires.filter((one) => model.nodes[one.node]?.kind !== 'input');
        const typed = typeExpression(
          node.logic,
          names,
          new Set(taken.map(({ name, within }) => within ?? name)),
        );
        mistakes.push(
          ...unknownNames(node.logic, names).map((name) => ({
            message: `"${node.name}": there is no "${name}"`,
            hint: hintFor(name, fieldNames(names)),
          })),
          ...typed.mistakes.map(({ message, hint }) => ({ message: `"${node.name}": ${message}`, hint })),
        );
        const traced = traceInputs(model, node.requires);
        for (const { table, inputs } of typed.tables) {
          tables.push({
            table,
            inputs: inputs.map(traced),
            node: at,
            isResult: resultOf(node.logic) === table,
          });
        }
        return typed.shape;
      }
      case 'service':
        return oneOf([anything]);
      case 'knowledge':
        return callable;
      case undefined:
        return anything;
    }
  };
  const namesOf = (requires: readonly Requirement[]): Readonly<Record<string, Shape>> =>
    Object.fromEntries(
      requires.map(({ node, name, within }) => [
        within ?? name,
        within === undefined ? shapeOf(node) : anything,
      ]),
    );
  return { shape: shapeOf(key), mistakes, tables };
}

/** The decision table that the logic is, in its declared type or without one. */
export function resultOf(logic: Expression | undefined): DecisionTable | undefined {
  if (logic?.kind === 'typed') return resultOf(logic.value);
  return logic?.kind === 'table' ? logic.table : undefined;
}

/** Names that a decision reads, and that nothing it requires gives. */
function unknownNames(logic: Expression, names: Shape): readonly string[] {
  return referencedNames(logic).filter((name) => fieldOf(names, name) === undefined);
}

function hintFor(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  return `The decision requires ${known.join(', ') || 'nothing'}: draw a requirement, or correct the name.`;
}
