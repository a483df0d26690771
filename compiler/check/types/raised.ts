import type { TypeExpression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { fieldOf, typesOf } from '../shape.ts';
import { nothing, oneOf, shapeOfType } from './feel-type.ts';
import { admitsNull } from './null-shapes.ts';

/** The shape of input data inside FEEL: what is declared as a date, time or duration is a text outside (engine/dmn/input.ts). */
export function raised(shape: Shape, type: TypeExpression): Shape {
  switch (type.kind) {
    case 'named': {
      const inside = shapeOfType(type);
      const texts = typesOf(shape).filter((name) => name !== 'null');
      const isText = texts.length > 0 && texts.every((name) => name === 'string');
      if (!isText || !temporal.has(String(inside.type))) return shape;
      return admitsNull(shape) ? oneOf([inside, nothing]) : inside;
    }
    case 'list':
      return shape.items === undefined ? shape : { ...shape, items: raised(shape.items, type.of) };
    case 'context': {
      const fields = type.entries.flatMap(({ name, type: inner }): [string, Shape][] => {
        const field = shape.properties === undefined ? undefined : fieldOf(shape, name);
        return field === undefined ? [] : [[name, raised(field, inner)]];
      });
      return { ...shape, properties: { ...shape.properties, ...Object.fromEntries(fields) } };
    }
    case 'constrained':
      return raised(shape, type.of);
    case 'range':
    case 'function':
      return shape;
    default:
      return type satisfies never;
  }
}

const temporal: ReadonlySet<string> = new Set([
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
]);
