import { z } from 'zod';
import { PERSONAL } from '../../engine/personal-data.ts';
import { notJson, type NotJson } from './not-json.ts';
import { writtenOut } from './recursive-shape.ts';

/** The JSON Schema of a value, as zod writes it; `{}` where anything may stand. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  /** 0 for a list that is written out as empty. */
  readonly maxItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly $ref?: string;
  readonly [PERSONAL]?: unknown;
  /** Written out in an expression: it has these fields for certain, and no others. */
  readonly written?: true;
  /** `z.object`: other fields may come with it, and are dropped; `z.strictObject` refuses them. */
  readonly loose?: true;
  /** The null of a decision table of which no rule matches. */
  readonly unmatched?: true;
  readonly minItems?: number;
  /** A number that was calculated, and need not be whole. */
  readonly fraction?: true;
}

/** Anything. */
export const anything: Shape = {};

/** The shape of what a zod schema gives. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Shape {
  const before = known[io].get(schema);
  if (before !== undefined) return before;
  const strange: NotJson[] = [];
  const drawn = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema, path }) => {
      const { def } = zodSchema._zod;
      strange.push(...[notJson(def.type, path)].filter((one) => one !== undefined));
      if (def.type === 'object' && def.catchall === undefined) jsonSchema['loose'] = true;
    },
  }) as Shape;
  const shape = writtenOut(drawn);
  known[io].set(schema, shape);
  if (io === 'output') strangers.set(schema, strange);
  return shape;
}

/** The types in a schema whose values are no JSON: their shape is anything, and nothing that reads them would be checked. */
export function notJsonIn(schema: z.ZodType): readonly NotJson[] {
  shapeOf(schema);
  return strangers.get(schema) ?? [];
}

const strangers = new WeakMap<z.ZodType, readonly NotJson[]>();

/** Definitions that are called are asked for their shapes by each caller. */
const known = { input: new WeakMap<z.ZodType, Shape>(), output: new WeakMap<z.ZodType, Shape>() };

/** An object with these fields and no others. */
export function objectOf(properties: Readonly<Record<string, Shape>>): Shape {
  return { type: 'object', properties, additionalProperties: false };
}

/** What stands in a field: its shape, or undefined when the value has no such field. */
export function fieldOf(shape: Shape, name: string): Shape | undefined {
  const branches = branchesOf(shape);
  if (branches.length > 0) {
    const found = branches.flatMap((branch) => fieldOf(branch, name) ?? []);
    return found.length === 0 ? undefined : found.length === 1 ? found[0] : { anyOf: found };
  }
  // FEEL reads a field of every item of a list.
  if (typesOf(shape).includes('array')) return fieldOf(shape.items ?? anything, name);
  // Named as in the schema: every object has a `constructor` of its own.
  if (Object.hasOwn(shape.properties ?? {}, name)) return shape.properties?.[name];
  if (shape.properties === undefined && typesOf(shape).some((type) => type !== 'object')) return undefined;
  const { additionalProperties } = shape;
  if (typeof additionalProperties === 'object') return additionalProperties;
  return additionalProperties === false ||
    (shape.properties !== undefined && additionalProperties === undefined)
    ? undefined
    : anything;
}

/** The names of the fields that a value has for certain or maybe. */
export function fieldNames(shape: Shape): readonly string[] {
  return [
    ...Object.keys(shape.properties ?? {}),
    ...branchesOf(shape).flatMap(fieldNames),
    ...(shape.items === undefined ? [] : fieldNames(shape.items)),
  ];
}

/** The JSON types that a value can have; none where nothing is known. */
export function typesOf(shape: Shape): readonly string[] {
  const branches = branchesOf(shape);
  if (branches.length > 0) {
    const types = branches.map(typesOf);
    return types.some((known) => known.length === 0) ? [] : [...new Set(types.flat())];
  }
  if (shape.type !== undefined) return typeof shape.type === 'string' ? [shape.type] : shape.type;
  if (shape.const !== undefined) return [jsonType(shape.const)];
  if (shape.enum !== undefined) return [...new Set(shape.enum.map(jsonType))];
  return [];
}

/** Whether a value is personal data: marked in its schema, itself or as a whole. */
export function isPersonal(shape: Shape): boolean {
  if (shape[PERSONAL] !== undefined) return true;
  return branchesOf(shape).some(isPersonal) || (shape.items !== undefined && isPersonal(shape.items));
}

/** Whether a path leads to something personal, or through it. */
export function readsPersonal(shape: Shape, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  const field = step === undefined ? undefined : fieldOf(shape, step);
  return field !== undefined && (isPersonal(field) || readsPersonal(field, rest));
}

function branchesOf(shape: Shape): readonly Shape[] {
  return shape.anyOf ?? shape.oneOf ?? shape.allOf ?? [];
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
