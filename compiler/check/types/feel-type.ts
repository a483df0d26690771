import { liftValue } from '../../../engine/feel/environment.ts';
import { FeelFunction, Range, typeName, type FeelValue } from '../../../engine/feel/feel-value.ts';
import { parseMoment } from '../../../engine/feel/temporal-text.ts';
import type { TypeExpression } from '../../../engine/feel/tree.ts';
import type { Shape } from '../shape.ts';
import { anything, objectOf, typesOf } from '../shape.ts';
import { partOf } from './personal-shapes.ts';

/** Shapes of values inside FEEL: those of JSON, and of types that JSON lacks by their names in FEEL. */
export const truth: Shape = { type: 'boolean' };
export const number: Shape = { type: 'number' };
/** A number that no rounding made whole: of a division, or calculated with a literal that has digits behind the point. */
export const fraction: Shape = { ...number, fraction: true };
export const text: Shape = { type: 'string' };
export const nothing: Shape = { type: 'null' };
export const callable: Shape = { type: 'function' };

export const emptyList: Shape = { type: 'array', maxItems: 0 };

/** A list of values of one shape. */
export function listOf(items: Shape): Shape {
  return { type: 'array', items };
}

/** One of several shapes. */
export function oneOf(shapes: readonly Shape[]): Shape {
  const different = [...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values()];
  return different.length === 1 && different[0] !== undefined ? different[0] : { anyOf: different };
}

/** A value of each type, by which built-in functions show what they take. */
export const samples: Readonly<Record<string, FeelValue>> = {
  boolean: true,
  number: 1,
  string: 'x',
  array: [1, 2],
  object: { a: 1 },
  date: parseMoment('2026-03-01'),
  time: parseMoment('09:00:00'),
  'date and time': parseMoment('2026-03-01T09:00:00Z'),
  'days and time duration': parseMoment('P1D'),
  'years and months duration': parseMoment('P1M'),
  range: new Range(1, 2, [true, true]),
  function: new FeelFunction(['x', 'y'], () => true),
};

/** The types that a value may have inside FEEL, null left out; undefined where nothing is known. */
export function feelTypes(shape: Shape): readonly string[] | undefined {
  const types = typesOf(shape);
  if (types.length === 0) return undefined;
  const known = types.filter((type) => type !== 'null').map((type) => (type === 'integer' ? 'number' : type));
  return [...new Set(known)];
}

/** The type of `@"..."`. */
export function momentShape(literal: string): Shape {
  const value = parseMoment(literal);
  return value === null ? nothing : { type: typeName(value) };
}

/** A type of DMN or of `instance of` as a shape. */
export function shapeOfType(type: TypeExpression): Shape {
  switch (type.kind) {
    case 'named':
      return named(type.name);
    case 'list':
      return listOf(shapeOfType(type.of));
    case 'range':
      return { type: 'range', items: shapeOfType(type.of) };
    case 'context':
      return objectOf(
        Object.fromEntries(type.entries.map(({ name, type: inner }) => [name, shapeOfType(inner)])),
      );
    case 'constrained': {
      const values = type.allowed.kind === 'tests' && !type.allowed.negated ? type.allowed.tests : [];
      const literals = values.flatMap((test) => (test.kind === 'string' ? [test.value] : []));
      return literals.length > 0 && literals.length === values.length
        ? { enum: literals }
        : shapeOfType(type.of);
    }
    case 'function':
      return callable;
  }
}

function named(name: string): Shape {
  if (name in samples && name !== 'array' && name !== 'object') return { type: name };
  return name === 'integer' || name === 'long' || name === 'double' ? number : anything;
}

/** What a value is as JSON, when it has left FEEL: dates and the like as texts. */
export function lowered(shape: Shape): Shape {
  if (shape.anyOf !== undefined) return partOf(shape, { anyOf: shape.anyOf.map(lowered) });
  const types = typesOf(shape);
  if (types.some((type) => type in samples && !json.has(type))) {
    const [format, ...others] = new Set(types.map((type) => timeFormats[type]));
    return partOf(shape, format === undefined || others.length > 0 ? text : { ...text, format });
  }
  if (shape.items !== undefined) return { ...shape, items: lowered(shape.items) };
  if (shape.properties === undefined) return shape;
  const properties = Object.entries(shape.properties).map(([name, inner]) => [name, lowered(inner)]);
  return { ...shape, properties: Object.fromEntries(properties) };
}

/** The formats of their ISO 8601 texts (docs/dialect.md). */
const timeFormats: Readonly<Record<string, string>> = {
  date: 'date',
  time: 'time',
  'date and time': 'date-time',
  'days and time duration': 'duration',
  'years and months duration': 'duration',
};

const json: ReadonlySet<string> = new Set(['boolean', 'number', 'string', 'array', 'object']);

/** The values of a shape that has but some: an enum, a literal; undefined where there are others. */
export function valuesOf(shape: Shape): readonly unknown[] | undefined {
  if (shape.const !== undefined) return [shape.const];
  if (shape.enum !== undefined) return shape.enum;
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches === undefined) return shape.type === 'null' ? [] : undefined;
  const all = branches.map(valuesOf);
  return all.some((values) => values === undefined) ? undefined : all.flatMap((values) => values ?? []);
}

/** Whether a number was calculated so that it need not be whole; nothing is said of those that a schema lets be any number. */
export function mayBeFraction(shape: Shape): boolean {
  const branches = shape.anyOf ?? shape.oneOf;
  if (branches !== undefined) return branches.some(mayBeFraction);
  return shape.fraction === true || (typeof shape.const === 'number' && !Number.isInteger(shape.const));
}

/** What may be written over a value: one that is literally there may become another of its type, and null anything. */
export function widened(shape: Shape): Shape {
  if (!isLiteral(shape)) return shape;
  const types = typesOf(shape).filter((type) => type !== 'null');
  return partOf(shape, types.length === 0 ? anything : oneOf(types.map((type) => ({ type }))));
}

function isLiteral(shape: Shape): boolean {
  return shape.const !== undefined || shape.type === 'null' || shape.anyOf?.every(isLiteral) === true;
}

/** A literal as a shape: what it is and no other. */
export function literalShape(value: string | number | boolean): Shape {
  return { const: liftValue(value) };
}
