/** JSON Schema as zod writes it. */
export interface Json {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Json;
  readonly items?: Json;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
}

/** A body that the types refuse, and the JSON pointer of what is wrong with it. */
export interface Refused {
  readonly what: string;
  readonly body: unknown;
  readonly pointer: string;
}

const texts: Readonly<Record<string, string>> = {
  uri: 'https://www.maschinenraum.example/file',
  date: '2027-03-01',
  'date-time': '2027-03-01T08:00:00Z',
  duration: 'P1D',
  email: 'somebody@example.com',
};
const patterned = ['de', 'a'.repeat(64)];

/** Every field there is, or those only that must be there. */
export type Fields = 'all' | 'needed';

/** A value that fits. */
export function sample(given: Json, fields: Fields): unknown {
  const schema = firstOf(given);
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => fields === 'all' || schema.required?.includes(name))
          .map(([name, inner]) => [name, sample(inner, fields)]),
      );
    case 'array':
      return (schema.minItems ?? 0) > 0 || fields === 'all' ? [sample(schema.items ?? {}, fields)] : [];
    case 'string':
      return textFor(schema);
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1, 0);
    default:
      return null;
  }
}

/** Of what may be null, or one of several: the first. */
function firstOf(schema: Json): Json {
  const { anyOf, type, ...rest } = schema;
  if (anyOf?.[0] !== undefined) return firstOf(anyOf[0]);
  return Array.isArray(type) ? { ...rest, type: String(type[0]) } : schema;
}

function textFor({ format, pattern, minLength = 0 }: Json): string {
  if (format !== undefined && texts[format] !== undefined) return texts[format];
  if (pattern === undefined) return 'text'.padEnd(minLength, '.');
  const found = patterned.find((text) => new RegExp(pattern).test(text));
  if (found === undefined) throw new Error(`no sample for ${pattern}`);
  return found;
}

/** What does not fit: a field too many, one that is missing, one of another type, a choice that there is not; at every depth. */
export function refusals(given: Json, body: unknown = sample(given, 'all'), at = ''): readonly Refused[] {
  const schema = firstOf(given);
  const here = wrong(schema).map(({ what, value }) => ({
    what: `${what} at ${at}`,
    body: value,
    pointer: at,
  }));
  if (schema.type === 'array' && Array.isArray(body)) {
    const [item, ...others] = body as readonly unknown[];
    const inside = refusals(schema.items ?? {}, item, `${at}/0`);
    return [...here, ...inside.map((one) => ({ ...one, body: [one.body, ...others] }))];
  }
  if (schema.type !== 'object' || typeof body !== 'object' || body === null) return here;
  const fields: Readonly<Record<string, unknown>> = { ...body };
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [
    ...(schema.required?.includes(name) ? [missing(fields, name, at)] : []),
    ...refusals(inner, fields[name], `${at}/${name}`).map((one) => ({
      ...one,
      body: { ...fields, [name]: one.body },
    })),
  ]);
  if (schema.additionalProperties !== false) return [...here, ...inside];
  const tooMany = { what: `a field too many at ${at}`, body: { ...fields, unheardOf: 1 }, pointer: at };
  return [...here, ...inside, tooMany];
}

function missing(fields: Readonly<Record<string, unknown>>, name: string, at: string): Refused {
  const { [name]: _, ...others } = fields;
  return { what: `nothing at ${at}/${name}`, body: others, pointer: `${at}/${name}` };
}

function wrong(schema: Json): readonly { readonly what: string; readonly value: unknown }[] {
  if (schema.enum !== undefined || 'const' in schema)
    return [{ what: 'no such choice', value: 'no such choice' }];
  if (schema.type === undefined) return [];
  return [{ what: 'another type', value: schema.type === 'string' ? 17 : 'text' }];
}
