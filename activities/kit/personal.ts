import { z } from 'zod';
import { PERSONAL, type PersonalNote } from '../../engine/personal-data.ts';

export { personal } from '../../engine/personal-data.ts';

/** A personal field by its place in a value; `[]` stands for every item of a list, `{}` for every value of a record. */
export interface PersonalField extends PersonalNote {
  readonly path: readonly string[];
}

const personalNote: z.ZodType<PersonalNote> = z.object({
  category: z.enum([
    'identity',
    'contact',
    'online-identifier',
    'behaviour',
    'employment',
    'preference',
    'free-text',
  ]),
  purpose: z.string(),
});

/** Lists the personal fields of a schema, in the order of its JSON Schema. */
export function personalFields(schema: z.ZodType): readonly PersonalField[] {
  return fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), []);
}

function fieldsOf(node: unknown, path: readonly string[]): PersonalField[] {
  if (typeof node !== 'object' || node === null) return [];
  const schema = node as Readonly<Record<string, unknown>>;
  const note = personalNote.safeParse(schema[PERSONAL]);
  if (note.success) return [{ path, ...note.data }];
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, unknown>>);
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] ?? []) as readonly unknown[]);
  return [
    ...properties.flatMap(([name, property]) => fieldsOf(property, [...path, name])),
    ...fieldsOf(schema['items'], [...path, '[]']),
    ...fieldsOf(schema['additionalProperties'], [...path, '{}']),
    ...branches.flatMap((branch) => fieldsOf(branch, path)),
  ];
}

/** The edge between tokens and values; the vault implements it. */
export interface PersonalData {
  /** Puts the values back where tokens stand, anywhere in `tokenised`. */
  reveal(tokenised: unknown): Promise<unknown>;
  /** Swaps the personal fields of `value` for tokens, by the marks of `schema`. Fields that name nobody belong to whom `about` is about. */
  conceal(schema: z.ZodType, value: unknown, context?: { readonly about?: unknown }): Promise<unknown>;
}

/** Leaves every value as it is; for calls outside a case. */
export const passThrough: PersonalData = {
  reveal: async (tokenised) => tokenised,
  conceal: async (_schema, value) => value,
};
