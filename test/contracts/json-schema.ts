import { Ajv2019 } from 'ajv/dist/2019.js';
import { mergeParts } from './merge-parts.ts';
import type { Judge } from './operation.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Compiles schemas of one document: objects are closed, so that a field the vendor does not know is a finding. */
export interface SchemaSet {
  judge(schema: unknown): Judge;
}

const OPEN = 'open:';

/** `named` are the schemas that `$ref` (`#/components/schemas/X` or just `X`) means. */
export function schemaSet(named: JsonObject): SchemaSet {
  const ajv = new Ajv2019({
    strict: false,
    validateFormats: false,
    allErrors: true,
    unicodeRegExp: false,
    logger: false,
  });
  for (const [name, schema] of Object.entries(named)) {
    ajv.addSchema(closed(schema, false, named) as object, idOf(name));
    // The same schema as a part of another one: there the whole is closed, not the part.
    ajv.addSchema(closed(schema, true, named) as object, idOf(OPEN + name));
  }
  return {
    judge(schema) {
      const validate = ajv.compile(closed(schema, false, named) as object);
      return (value) => {
        if (value === undefined) return ['is missing'];
        if (validate(value)) return [];
        return (validate.errors ?? []).map((error) => {
          const extra = error.params as {
            unevaluatedProperty?: string;
            additionalProperty?: string;
          };
          const field = extra.unevaluatedProperty ?? extra.additionalProperty;
          return `${error.instancePath || '/'} ${error.message ?? error.keyword}${field === undefined ? '' : `: ${field}`}`;
        });
      };
    },
  };
}

function idOf(name: string): string {
  return `https://contract/${encodeURIComponent(name)}`;
}

/** Rewrites a vendor's schema to JSON Schema 2019-09 with closed objects; `open` leaves the outermost object open. */
function closed(given: unknown, open: boolean, named: JsonObject): unknown {
  if (!isObject(given)) return given;
  if (typeof given['$ref'] === 'string') {
    const name = given['$ref'].replace(/^.*\//, '');
    return { $ref: idOf(open ? OPEN + name : name) };
  }
  const schema = mergeParts(given, named);
  const whole = 'allOf' in schema || 'properties' in schema;
  const rewritten = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => kept(key, schema))
      // Vendors write oneOf where they mean anyOf: some list the very same schema several times.
      .map(([key, value]) => [
        key === 'oneOf' && !('anyOf' in schema) ? 'anyOf' : key,
        rewrite(key, value, whole, named),
      ]),
  );
  const nullable = schema['nullable'] === true && typeof schema['type'] === 'string';
  const result = nullable ? { ...rewritten, type: [schema['type'], 'null'] } : rewritten;
  if (nullable && Array.isArray(schema['enum'])) Object.assign(result, { enum: [...schema['enum'], null] });
  // OpenAPI with no properties at all: a base type whose subtypes the slice has not (microsoft-ads), or data that it does not describe (tiktok). Discovery documents (`id`) mean what they say.
  if (isEmpty(schema['properties']) && !('id' in schema) && !('additionalProperties' in schema)) {
    return { ...result, additionalProperties: true };
  }
  const limited = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
  return whole && !open && !limited ? { ...result, unevaluatedProperties: false } : result;
}

/** What is not JSON Schema: OpenAPI's own words, boolean exclusive limits of draft 4, ids that are plain names. */
function kept(key: string, schema: JsonObject): boolean {
  if (
    key === 'nullable' ||
    key === 'discriminator' ||
    key === 'example' ||
    key === 'id' ||
    key === 'required'
  ) {
    return key === 'required' && Array.isArray(schema[key]);
  }
  if (key === 'exclusiveMinimum' || key === 'exclusiveMaximum') return typeof schema[key] === 'number';
  if (key === 'type') return schema[key] !== 'any';
  return true;
}

function rewrite(key: string, value: unknown, whole: boolean, named: JsonObject): unknown {
  switch (key) {
    case 'properties':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([name, property]) => [name, closed(property, false, named)]),
          )
        : value;
    case 'items':
    case 'additionalProperties':
    case 'not':
      return closed(value, false, named);
    case 'allOf':
      return Array.isArray(value) ? value.map((member) => closed(member, true, named)) : value;
    case 'anyOf':
    case 'oneOf':
      return Array.isArray(value) ? value.map((member) => closed(member, whole, named)) : value;
    default:
      return value;
  }
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
