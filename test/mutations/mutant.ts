import type { Subject } from './subject.ts';

/** One change to a definition, as somebody might make it by mistake. */
export interface Mutant {
  readonly kind: string;
  /** What was changed, for the list of misses. */
  readonly what: string;
  readonly subject: Subject;
}

/** All mutants of one kind that a definition has. */
export type Mutator = (subject: Subject) => readonly Mutant[];
