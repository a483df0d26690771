import type { Expression } from '../../engine/feel/tree.ts';
import type { Shape } from './shape.ts';
import { anything, fieldOf, objectOf, typesOf } from './shape.ts';

/** What an expression gives, as far as can be said without running it; `{}` where it cannot. */
export function inferShape(expression: Expression, variables: Shape): Shape {
  switch (expression.kind) {
    case 'null':
      return { type: 'null' };
    case 'boolean':
    case 'comparison':
    case 'logic':
    case 'between':
    case 'in':
    case 'instance-of':
    case 'quantified':
      return { type: 'boolean' };
    case 'number':
    case 'decimal':
      return { type: 'number' };
    case 'string':
      return { type: 'string' };
    case 'name':
      return fieldOf(variables, expression.name) ?? anything;
    case 'path': {
      const source = inferShape(expression.source, variables);
      return typesOf(source).includes('object') ? (fieldOf(source, expression.name) ?? anything) : anything;
    }
    case 'list':
    case 'for':
      return { type: 'array' };
    case 'context':
      return objectOf(
        Object.fromEntries(expression.entries.map(({ name, value }) => [name, inferShape(value, variables)])),
      );
    case 'if':
      return { anyOf: [inferShape(expression.then, variables), inferShape(expression.otherwise, variables)] };
    default:
      return anything;
  }
}

/** Whether a value of one shape can ever stand where the other is wanted; null stands for absence and is let pass. */
export function canBe(given: Shape, wanted: Shape): boolean {
  const from = typesOf(given).filter((type) => type !== 'null');
  const to = typesOf(wanted);
  if (from.length === 0 || to.length === 0) return true;
  return from.some(
    (type) =>
      to.includes(type) ||
      (type === 'number' && to.includes('integer')) ||
      (type === 'integer' && to.includes('number')),
  );
}
