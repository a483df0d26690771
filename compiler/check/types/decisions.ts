import type { DecisionModel, Requirement } from '../../../engine/dmn/model.ts';
import type { Expression } from '../../../engine/feel/tree.ts';
import { referencedNames } from '../../feel/index.ts';
import { nearest } from '../../feel/nearest.ts';
import type { Shape } from '../shape.ts';
import { anything, fieldNames, fieldOf, objectOf } from '../shape.ts';
import { callable, oneOf, shapeOfType } from './feel-type.ts';
import { typeExpression, type Mistake, type Typed } from './index.ts';

/** Types a decision with all that it requires; `data` are the variables where it is taken. */
export function typeDecision(model: DecisionModel, key: string, data: Shape): Typed {
  const mistakes: Mistake[] = [];
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
      case 'input':
        return fieldOf(data, node.name) ?? (node.type === undefined ? anything : shapeOfType(node.type));
      case 'decision': {
        if (node.logic === undefined) return anything;
        const names = objectOf(namesOf(node.requires));
        const typed = typeExpression(node.logic, names);
        mistakes.push(
          ...unknownNames(node.logic, names).map((name) => ({
            message: `"${node.name}": there is no "${name}"`,
            hint: hintFor(name, fieldNames(names)),
          })),
          ...typed.mistakes.map(({ message, hint }) => ({ message: `"${node.name}": ${message}`, hint })),
        );
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
  return { shape: shapeOf(key), mistakes };
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
