import type { Subject } from './subject.ts';

/** One change to a definition, as somebody might make it by mistake. */
export interface Mutant {
  readonly kind: string;
  /** What was changed, for the list of misses. */
  readonly what: string;
  readonly subject: Subject;
}

/** A text in which what stood at a place is something else. */
export function replacedAt(text: string, at: number, old: string, by: string): string {
  return text.slice(0, at) + by + text.slice(at + old.length);
}

/** All mutants of one kind that a definition has. */
export type Mutator = (subject: Subject) => readonly Mutant[];
