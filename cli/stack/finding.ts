import type { Severity } from '../../definitions/stack-policy.ts';

/** Something that is wrong with the stack, where, and what to do about it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly tool?: string;
  readonly process?: string;
  readonly element?: string;
  readonly message: string;
  readonly next: string;
}

/** A finding before the policy says how bad it is. */
export type Found<Code extends string = string> = Omit<Finding, 'severity'> & { readonly code: Code };
