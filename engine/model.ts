import type { DecisionModel } from './dmn/model.ts';
import type { Expression } from './feel/tree.ts';
import type { ElementKind, ElementOf } from './model/elements.ts';
import type { Value } from './value.ts';

export type * from './model/elements.ts';
export type * from './model/events.ts';

/**
 * What the compiler makes of one executable process: plain data, hashed (SHA-256 of its canonical JSON), kept for life by every
 * case that began with it. Order in arrays is diagram order.
 */
export interface Model {
  readonly id: string;
  readonly name?: string;
  readonly versionTag?: string;
  /** Made from a global task: called by others, never started by itself. BPMN 2.0, 10.3.4. */
  readonly global?: true;
  readonly elements: { readonly [id: string]: Element };
  readonly flows: { readonly [id: string]: Flow };
  /** Decisions that business rule tasks of this process call, from the DMN files beside it. */
  readonly decisions?: DecisionModel;
  /** form-js JSON by form id. */
  readonly forms?: { readonly [id: string]: Value };
}

/** Any element of a model, told apart by `kind`. */
export type Element = { [K in ElementKind]: ElementOf<K> }[ElementKind];

/** A sequence flow. BPMN 2.0, 8.4.13. */
export interface Flow {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
  /** Taken only when this holds; absent on unconditional and default flows. */
  readonly when?: Expression;
}
