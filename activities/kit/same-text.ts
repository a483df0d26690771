import { timingSafeEqual } from 'node:crypto';

/** Whether a text is the one that is wanted, in a time that says nothing about where they differ. */
export function sameText(given: string, wanted: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(wanted);
  return one.length === other.length && timingSafeEqual(one, other);
}
