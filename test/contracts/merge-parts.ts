import type { JsonObject } from './json-schema.ts';

/** What a part may say beside its properties and still be merged. */
const PLAIN = new Set(['type', 'properties', 'required', 'description', 'title']);

/**
 * Makes one object of the parts of a whole (`allOf`) where several describe the same property, `attributes` for example: closed one by one,
 * each would refuse what the others add to it. Schemas without such a property stay as they are.
 */
export function mergeParts(schema: JsonObject, named: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  if (!Array.isArray(allOf)) return schema;
  const parts = allOf.map((part) => resolved(asObject(part), named));
  const names = parts.flatMap((part) => Object.keys(asObject(part['properties'])));
  const plain = parts.every((part) =>
    Object.keys(part).every((key) => PLAIN.has(key) || key.startsWith('x-')),
  );
  if (!plain || new Set(names).size === names.length) return schema;
  const properties: Record<string, unknown> = { ...asObject(rest['properties']) };
  for (const part of parts) {
    for (const [name, property] of Object.entries(asObject(part['properties']))) {
      properties[name] = name in properties ? { allOf: [properties[name], property] } : property;
    }
  }
  const required = [rest, ...parts].flatMap((part) =>
    Array.isArray(part['required']) ? (part['required'] as readonly unknown[]) : [],
  );
  return { ...rest, type: 'object', properties, required: [...new Set(required)] };
}

function resolved(part: JsonObject, named: JsonObject): JsonObject {
  const reference = part['$ref'];
  if (typeof reference !== 'string') return part;
  return resolved(asObject(named[reference.replace(/^.*\//, '')]), named);
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
