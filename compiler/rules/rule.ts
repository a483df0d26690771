import type { Drawn } from '../parse/bpmn.ts';
import type { Drawing } from '../parse/drawing.ts';
import type { Reference } from '../parse/read-bpmn.ts';

/** What a rule looks at. */
export interface Subject {
  readonly drawing: Drawing;
  readonly references: readonly Reference[];
  /** A file that others wrote for another engine. */
  readonly foreign: boolean;
  /** The one process asked for, if any. */
  readonly processId: string | undefined;
}

/** Takes what a rule finds, under the rule's code. */
export interface Found {
  error(element: Drawn, message: string, hint: string): void;
  warning(element: Drawn, message: string, hint: string): void;
}

/** One rule of BPMN 2.0 or of the dialect, as data; the file's name says which, docs/errors/CODE.md explains it. */
export interface Rule {
  readonly code: string;
  check(subject: Subject, found: Found): void;
}
