import { createHash } from 'node:crypto';

/** The short form of an idempotency key that may be written into a tool's objects: it names a step, and nobody can read a case id from it. */
export function markerOf(idempotencyKey: string): string {
  return `mr-${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 20)}`;
}

/** A name with the step's marker, where names need not be unique: the marker tells ours from another's. */
export function markedName(name: string, marker: string): string {
  return `${name} [${marker}]`;
}

/** A name without its marker. */
export function plainName(name: string): string {
  return name.replace(MARKED, '');
}

/** Whether we made the object of this name. */
export function isOurs(name: string): boolean {
  return MARKED.test(name);
}

const MARKED = / \[mr-[0-9a-f]{20}\]$/;
