import type { Model } from '../engine/model.ts';

/** A step of a process as code sees it: what it is, and which action does it. */
export interface StepEntry {
  readonly kind: 'serviceTask' | 'sendTask' | 'scriptTask' | 'businessRuleTask' | 'throwEvent';
  /** Id of the action that the diagram names; absent on a step whose type is its own id. */
  readonly action?: string;
  /** workflows/ binds it in code: the diagram does not say all of what it does. */
  readonly bound?: true;
}

/** What a process is made of, for the type checker only. */
export interface DefinitionTypes {
  readonly variables: unknown;
  readonly start: unknown;
  readonly tasks: object;
  readonly steps: object;
}

/** A compiled definition, as the generated file beside each diagram exports it. */
export interface Definition<
  Types extends DefinitionTypes = DefinitionTypes,
  Steps extends { readonly [step: string]: StepEntry } = { readonly [step: string]: StepEntry },
> {
  readonly id: string;
  /** Hash of `model`: new cases begin with it. */
  readonly hash: string;
  readonly model: Model;
  /** Every model that cases may still run, the newest included, by hash. */
  readonly models: { readonly [hash: string]: Model };
  /** What released models were deployed with, by their hash: models by process. Present where a call binds to its deployment. */
  readonly deployments?: { readonly [hash: string]: { readonly [process: string]: string } };
  readonly steps: Steps;
  /** Carries the types; there is no such value. */
  readonly types?: Types;
}
