import { z } from 'zod';
import { PERSONAL } from '../engine/personal-data.ts';

const personalNote = z.object({ category: z.string(), purpose: z.string() }).readonly();

/** What kind of data a personal field holds, and for which purpose. */
export type PersonalNote = z.output<typeof personalNote>;

/** One personal value by its place in a larger one. */
export interface PersonalPlace {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly note: PersonalNote;
}

type Path = PersonalPlace['path'];

/** Lists the personal values in `value` by the marks of its schema (engine/personal-data.ts), each place once. */
export function personalPlaces(schema: z.core.$ZodType, value: unknown): readonly PersonalPlace[] {
  const places = new Map<string, PersonalPlace>();
  for (const place of walk(schema, value, [])) {
    const key = JSON.stringify(place.path);
    if (!places.has(key)) places.set(key, place);
  }
  return [...places.values()];
}

function* walk(schema: z.core.$ZodType, value: unknown, path: Path): Generator<PersonalPlace> {
  if (value === undefined || value === null) return;
  const note = personalNote.safeParse(z.globalRegistry.get(schema)?.[PERSONAL]);
  if (note.success) yield { path, value, note: note.data };
  else yield* walkInside(schema, value, path);
}

function* walkInside(schema: z.core.$ZodType, value: unknown, path: Path): Generator<PersonalPlace> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      for (const [name, item] of entriesOf(value)) {
        const field = def.shape[name] ?? def.catchall;
        if (field !== undefined) yield* walk(field, item, [...path, name]);
      }
      return;
    case 'record':
      for (const [name, item] of entriesOf(value)) yield* walk(def.valueType, item, [...path, name]);
      return;
    case 'array':
      for (const [index, item] of itemsOf(value).entries()) yield* walk(def.element, item, [...path, index]);
      return;
    case 'tuple':
      for (const [index, item] of itemsOf(value).entries()) {
        const element = def.items[index] ?? def.rest;
        if (element) yield* walk(element, item, [...path, index]);
      }
      return;
    case 'union': {
      const fitting = def.options.find((option) => z.core.safeParse(option, value).success);
      // A value that fits none may have been changed by a transformation: every mark counts.
      for (const option of fitting === undefined ? def.options : [fitting]) yield* walk(option, value, path);
      return;
    }
    case 'intersection':
      yield* walk(def.left, value, path);
      yield* walk(def.right, value, path);
      return;
    case 'pipe':
      yield* walk(def.in, value, path);
      yield* walk(def.out, value, path);
      return;
    case 'lazy':
      yield* walk(def.getter(), value, path);
      return;
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      yield* walk(def.innerType, value, path);
      return;
    default:
      // Everything else is a leaf: what has no mark of its own is not personal.
      return;
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
