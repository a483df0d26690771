import { z } from 'zod';
import type { DefinitionSchema } from '../../compiler/check/schema.ts';
import type { Mutant, Mutator } from './mutant.ts';
import type { Subject } from './subject.ts';

/** A place in a schema: the names of the fields that lead there; `[]` goes into the items of a list. */
interface Place {
  readonly path: readonly string[];
  readonly schema: z.ZodType;
}

type Change = (schema: z.ZodType) => z.ZodType;

/** Fields of the variables, renamed. */
export const renameVariable: Mutator = (subject) =>
  fieldsOf(subject.schema.variables).map((path) =>
    inVariables(subject, 'rename a variable', path, (object) =>
      reshaped(object, path.at(-1) ?? '', `${path.at(-1)}2`),
    ),
  );

/** Fields of the variables, dropped. */
export const dropVariable: Mutator = (subject) =>
  fieldsOf(subject.schema.variables).map((path) =>
    inVariables(subject, 'drop a variable', path, (object) => reshaped(object, path.at(-1) ?? '')),
  );

/** Types of the variables, swapped: texts for numbers, lists for what is in them, and so on. */
export const swapType: Mutator = (subject) =>
  placesOf(subject.schema.variables).flatMap(({ path, schema }) => {
    const other = swapped(schema);
    if (other === undefined || path.length === 0) return [];
    const variables = changed(subject.schema.variables, path, () => other);
    return [mutant(subject, 'swap a type', path, { ...subject.schema, variables })];
  });

/** Values of enums in the variables, dropped. */
export const dropEnumValue: Mutator = (subject) =>
  enumMutants(subject, 'drop an enum value', (values, at) => values.toSpliced(at, 1));

/** Values of enums in the variables, renamed. */
export const renameEnumValue: Mutator = (subject) =>
  enumMutants(subject, 'rename an enum value', (values, at) => values.with(at, `${values[at]}-2`));

/** Fields of task results, renamed. */
export const renameResultField: Mutator = (subject) =>
  Object.entries(subject.schema.tasks).flatMap(([task, schema]) =>
    fieldsOf(schema)
      .filter((path) => path.length === 1)
      .map((path) => {
        const name = path[0] ?? '';
        const tasks = { ...subject.schema.tasks, [task]: reshaped(schema, name, `${name}2`) };
        return mutant(subject, 'rename a field of a result', [task, name], { ...subject.schema, tasks });
      }),
  );

/** What the start brings, dropped. */
export const dropStartField: Mutator = (subject) =>
  fieldsOf(subject.schema.start)
    .filter((path) => path.length === 1)
    .map((path) =>
      mutant(subject, 'drop a field of the start', path, {
        ...subject.schema,
        start: reshaped(subject.schema.start, path[0] ?? ''),
      }),
    );

function enumMutants(
  subject: Subject,
  kind: string,
  change: (values: readonly string[], at: number) => readonly string[],
): readonly Mutant[] {
  return placesOf(subject.schema.variables).flatMap(({ path, schema }) => {
    if (!(schema instanceof z.ZodEnum)) return [];
    const values = schema.options.map(String);
    return values.map((value, at) => {
      const variables = changed(subject.schema.variables, path, () => z.enum(change(values, at) as [string]));
      return mutant(subject, kind, [...path, value], { ...subject.schema, variables });
    });
  });
}

function inVariables(subject: Subject, kind: string, path: readonly string[], change: Change): Mutant {
  const variables = changed(subject.schema.variables, path.slice(0, -1), change);
  return mutant(subject, kind, path, { ...subject.schema, variables });
}

function mutant(subject: Subject, kind: string, path: readonly string[], schema: DefinitionSchema): Mutant {
  return { kind, what: `${subject.id} ${path.join('.')}`, subject: { ...subject, schema } };
}

/** Every field of an object and of those in it. */
function fieldsOf(schema: z.ZodType): readonly (readonly string[])[] {
  return placesOf(schema).flatMap(({ path, schema: at }) =>
    at instanceof z.ZodObject ? Object.keys(at.shape).map((name) => [...path, name]) : [],
  );
}

function placesOf(schema: z.ZodType, path: readonly string[] = []): readonly Place[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return placesOf(schema.unwrap() as z.ZodType, path);
  }
  const here: Place = { path, schema };
  if (schema instanceof z.ZodArray) return [here, ...placesOf(schema.element as z.ZodType, [...path, '[]'])];
  if (!(schema instanceof z.ZodObject)) return [here];
  const inner = Object.entries(schema.shape as Record<string, z.ZodType>);
  return [here, ...inner.flatMap(([name, field]) => placesOf(field, [...path, name]))];
}

/** The schema with a change at a place; what wraps it stays. */
function changed(schema: z.ZodType, path: readonly string[], change: Change): z.ZodType {
  if (schema instanceof z.ZodOptional) return changed(schema.unwrap() as z.ZodType, path, change).optional();
  if (schema instanceof z.ZodNullable) return changed(schema.unwrap() as z.ZodType, path, change).nullable();
  const [step, ...rest] = path;
  if (step === undefined) return change(schema);
  if (schema instanceof z.ZodArray) return z.array(changed(schema.element as z.ZodType, rest, change));
  if (!(schema instanceof z.ZodObject)) return schema;
  const shape = schema.shape as Record<string, z.ZodType>;
  const field = shape[step];
  return field === undefined ? schema : rebuilt(schema, { ...shape, [step]: changed(field, rest, change) });
}

/** An object as strict or as loose as it was. */
function rebuilt(schema: z.ZodObject, shape: Record<string, z.ZodType>): z.ZodType {
  return schema.def.catchall === undefined ? z.object(shape) : z.strictObject(shape);
}

/** An object with a field renamed, or dropped. */
function reshaped(schema: z.ZodType, name: string, renamed?: string): z.ZodType {
  if (!(schema instanceof z.ZodObject)) return schema;
  const shape = schema.shape as Record<string, z.ZodType>;
  const entries = Object.entries(shape).flatMap(([key, field]): [string, z.ZodType][] =>
    key !== name ? [[key, field]] : renamed === undefined ? [] : [[renamed, field]],
  );
  return rebuilt(schema, Object.fromEntries(entries));
}

function swapped(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodNumber) return z.string();
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum) return z.number();
  if (schema instanceof z.ZodBoolean) return z.string();
  if (schema instanceof z.ZodArray) return z.strictObject({});
  return schema instanceof z.ZodObject ? z.string() : undefined;
}
