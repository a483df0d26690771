import { z } from 'zod';

export type Json = Readonly<Record<string, unknown>>;

/** A schema as JSON Schema (2020-12), of what is sent or of what comes of it; refinements are not said in it. */
export function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
