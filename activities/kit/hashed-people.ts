import { createHash } from 'node:crypto';
import { z } from 'zod';
import { toolError } from './errors.ts';
import { personal } from './personal.ts';

/** A telephone number as E.164 writes it: no spaces, so that nobody has to guess the country. */
export const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/);

const purpose = 'advertising to people who agreed to it';

/** A person by what an ad platform may know of them; the platform is sent the hashes only. */
export const audiencePerson = z
  .strictObject({
    email: personal(z.email(), { category: 'contact', purpose }).optional(),
    phone: personal(phoneNumber, { category: 'contact', purpose }).optional(),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, 'email or phone is needed');

/** SHA-256 of a text in UTF-8 as 64 lower-case hex digits, the form in which ad platforms compare people. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** An address as every platform wants it before its own rules: without space around it, in lower case. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The hashes of people's addresses, for a platform that knows people by nothing else; INVALID_INPUT where nobody has one. */
export function addressHashes(
  people: readonly z.output<typeof audiencePerson>[],
  hashOf: (email: string) => string,
  action: string,
): readonly string[] {
  const hashes = people.flatMap(({ email }) => (email === undefined ? [] : [hashOf(email)]));
  if (hashes.length === 0) throw toolError('INVALID_INPUT', { action, fields: ['people need email'] });
  return hashes;
}
