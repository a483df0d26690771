import type { z } from 'zod';

/** What a definition's schema file exports; docs/dialect.md and definitions/README.md. */
export interface DefinitionSchema {
  /** Every variable that the process ever has. */
  readonly variables: z.ZodType;
  /** What a case begins with. */
  readonly start: z.ZodType;
  /** Result of each user task, by the task's id. */
  readonly tasks: Readonly<Record<string, z.ZodType>>;
  /** Variables that a message brings, by its name. */
  readonly messages: Readonly<Record<string, z.ZodType>>;
}

/** Input and output of the actions, by action id, as JSON Schema. */
export type ActionSchemas = Readonly<Record<string, { readonly input: unknown; readonly output: unknown }>>;
