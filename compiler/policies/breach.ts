import type { Exception } from '../../definitions/policy.ts';
import type { TraceStep } from './trace.ts';

/** A policy that an element breaks. */
export interface Breach {
  readonly code: string;
  readonly process: string;
  /** Id of the element; the process's own where the breach is about no single one. */
  readonly element: string;
  readonly message: string;
  readonly hint: string;
  /** Name of the control that is missing, where the policy wants one. */
  readonly control?: string;
  /** The way that leads there, step by step. */
  readonly path?: readonly TraceStep[];
  readonly exceptions: readonly Exception[];
}
