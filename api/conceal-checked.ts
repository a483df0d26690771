import { z } from 'zod';
import type { Variables } from '../engine/kernel/index.ts';
import type { ConcealContext, Vault } from '../vault/index.ts';
import { validate, type Expected } from './validate.ts';

/** Checks variables from outside and swaps people's data in them for tokens: only then may they go to Temporal. */
export async function concealChecked(
  vault: Vault,
  value: unknown,
  expected: Expected<z.ZodType>,
  context?: ConcealContext,
): Promise<Variables> {
  const checked = validate(value, expected);
  return variables.parse(await vault.conceal(expected.schema, checked, context));
}

/** Variables that go to Temporal: an object of JSON values. */
export const variables = z.custom<Variables>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
