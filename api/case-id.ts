import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A case id that a caller chooses: no character that an e-mail address needs, for it stays in histories and lists for ever. */
export const givenCaseId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/,
    'Letters, digits, "_", ".", ":", "-"; at most 128 characters.',
  );

/** Header that makes a request repeatable; https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header */
export const idempotencyKey = z.string().min(1).max(255);

/** Correlation key of a message. */
export const correlationKey = z
  .string()
  .min(1)
  .max(200)
  .refine((key) => !/@.+\./.test(key), 'No e-mail address: keys stay in histories.')
  .describe('Correlation key');

/** An id that follows from what is given, so that the same request again means the same thing; keys are each caller's own. */
export function derivedId(...parts: readonly [string, ...string[]]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
