import type { z } from 'zod';

/** A type whose values are no JSON, and where it stands in a schema. */
export interface NotJson {
  readonly path: readonly string[];
  readonly type: string;
  readonly hint: string;
}

type Kind = z.core.$ZodTypeDef['type'];

/** What to declare instead, by zod's kind of type. What may be anything, unknown, is anything that JSON can hold. */
const instead: Partial<Record<Kind, string>> = {
  date: 'use z.iso.datetime() for a moment, z.iso.date() for a day',
  map: 'use z.record(z.string(), ...)',
  set: 'use z.array(...)',
  bigint: 'use z.int(), or z.string() for more than 15 digits',
  symbol: 'use z.enum([...])',
  transform:
    'declare what comes, z.number() or z.coerce.number() for instance, and compute the rest where it is needed',
  function: 'leave it out',
  promise: 'leave it out, and declare what it brings',
  file: 'keep the file elsewhere, and its address here: z.url()',
  nan: 'use z.number()',
};

/** Undefined for what JSON can hold. `path` is one into the JSON Schema that zod makes of it. */
export function notJson(type: Kind, path: readonly (string | number)[]): NotJson | undefined {
  const other = instead[type];
  return other === undefined
    ? undefined
    : { path: fieldsOf(path), type, hint: `Values of a case are JSON: ${other}.` };
}

/** The names of fields on the way: behind `properties` each is one, and the rest is how they are nested. */
function fieldsOf(path: readonly (string | number)[]): readonly string[] {
  const [step, name, ...rest] = path;
  if (step === undefined) return [];
  return step === 'properties' && name !== undefined
    ? [String(name), ...fieldsOf(rest)]
    : fieldsOf(path.slice(1));
}
