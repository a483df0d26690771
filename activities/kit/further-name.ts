import { z } from 'zod';

/**
 * The name of a further field, beside inputs of their own: one of `taken` would override such an input or be overridden by it in silence,
 * and a personal value would go past `personal()` into histories in clear. Spelling makes no difference: `first_name` is `firstName`.
 * @example z.record(furtherName(['email', 'firstName']), z.json())
 */
export function furtherName(taken: readonly string[], name: z.ZodString = z.string()): z.ZodString {
  const refused = new Set(taken.map(plain));
  return name.refine((text) => !refused.has(plain(text)));
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
