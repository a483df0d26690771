import type { z } from 'zod';
import { tokensIn } from '../vault/index.ts';
import { Problem, type FieldError, type ProblemCode } from './problems.ts';

/** What does not fit, field by field, in the order of the schema. zod's texts say what was expected, not what was sent. */
export function fieldErrors(error: z.ZodError, base: readonly PropertyKey[] = []): readonly FieldError[] {
  return error.issues.map(({ path, message }) => ({
    pointer: pointerOf([...base, ...path]),
    detail: message,
  }));
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export interface Expected<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** Problem that is answered when the value does not fit. */
  readonly code: ProblemCode;
  /** Where in the body the value lies. */
  readonly at: string;
}

/** Checks values from outside: they fit the schema, and smuggle in no token of somebody's personal data. */
export function validate<Schema extends z.ZodType>(
  value: unknown,
  { schema, code, at }: Expected<Schema>,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Problem(code, { errors: fieldErrors(parsed.error, [at]) });
  if (tokensIn(parsed.data).length > 0) throw new Problem('TOKEN_NOT_ALLOWED');
  return parsed.data;
}
