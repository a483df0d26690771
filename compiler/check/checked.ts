import type { Model } from '../../engine/model.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { DrawnTable } from '../dmn/drawn-table.ts';
import type { Finding } from '../report.ts';
import type { Holders } from './locals.ts';
import type { Read } from './reads.ts';
import type { Scopes } from './scopes.ts';
import type { Shape } from './shape.ts';

/** A model that is checked against what surrounds it. */
export interface Checked {
  readonly model: Model;
  readonly scopes: Scopes;
  /** Every expression of the model. */
  readonly reads: readonly Read[];
  /** Where variables that are not the process's own live. */
  readonly holder: Holders;
  readonly actions: Readonly<Record<string, ActionShape>>;
  /** What each user task gives the case. */
  readonly tasks: Readonly<Record<string, Shape>>;
  /** What each user task takes of its form: the same, where the schema adds nothing of its own. */
  readonly answers: Readonly<Record<string, Shape>>;
  readonly messages: Readonly<Record<string, Shape>>;
  /** What a case begins with. */
  readonly start: Shape;
  /** Processes that this one calls, as far as they are known, by id. */
  readonly called: Readonly<Record<string, CalledShape>>;
  /** Ids of the forms beside the diagram, used or not. */
  readonly forms: readonly string[];
  /** Takes a finding about an element or flow, by id. */
  error(id: string, finding: Finding): void;
  warning(id: string, finding: Finding): void;
  /** Decision tables that were drawn, as far as it is known where. */
  readonly tables: readonly DrawnTable[];
  /** Takes a finding that has a place of its own: in a DMN file. */
  found(diagnostic: Diagnostic): void;
}

/** A process that is called: what it begins with, and the variables that come back. */
export interface CalledShape {
  readonly start: Shape;
  readonly variables: Shape;
}

export interface ActionShape {
  readonly input: Shape;
  readonly output: Shape;
}
