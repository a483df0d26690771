import { createHash } from 'node:crypto';

/** The short form of an idempotency key that may be written into a tool's objects: it names a step, and nobody can read a case id from it. */
export function markerOf(idempotencyKey: string): string {
  return `mr-${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 20)}`;
}

/** A name with the step's marker, where names need not be unique: the marker tells ours from another's. */
export function markedName(name: string, marker: string): string {
  return `${name} [${marker}]`;
}

/** A file's name with the step's marker, before its ending: `figures-2026-11 [mr-…].csv`. */
export function markedFileName(name: string, marker: string): string {
  const ending = name.lastIndexOf('.');
  return `${markedName(name.slice(0, ending), marker)}${name.slice(ending)}`;
}

/** The marker of a file's name; a vendor may have written others for the brackets and the space around it. */
export function markerInFileName(name: string): string | undefined {
  return name.match(/mr-[0-9a-f]{20}/g)?.at(-1);
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
