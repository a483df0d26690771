import type { Model } from '../engine/model.ts';

/** A step bound in code: the action that does it, and how its input comes from the case's variables. */
export interface BoundStep<Action extends string = string> {
  readonly action: Action;
  /** From all variables that the step sees; typed by the definition where it is bound. */
  readonly input: (variables: never) => unknown;
}

/** A process as a worker runs it: every released model of it, and the steps bound in code. */
export interface RegisteredProcess {
  readonly id: string;
  /** Hash of the newest model: new cases begin with it. */
  readonly latest: string;
  readonly models: { readonly [hash: string]: Model };
  /** What released models were deployed with, by their hash: models by process. Present where a call binds to its deployment. */
  readonly deployments?: { readonly [hash: string]: { readonly [process: string]: string } };
  readonly steps: { readonly [step: string]: BoundStep };
}

export type Registry = ReadonlyMap<string, RegisteredProcess>;
