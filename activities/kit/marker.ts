import { createHash } from 'node:crypto';

/** The short form of an idempotency key that may be written into a tool's objects: it names a step, and nobody can read a case id from it. */
export function markerOf(idempotencyKey: string): string {
  return `mr-${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 20)}`;
}
