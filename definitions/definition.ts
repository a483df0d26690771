import type { Actions } from '../activities/connectors/index.gen.ts';
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
  /** Who begins a case: callers of the API, or messages alone. */
  readonly startedBy: 'callers' | 'messages';
  readonly stepId: string;
  readonly tasks: object;
  readonly messages: object;
  readonly signals: object;
  /** What each step is that an action does, or code. */
  readonly entries: { readonly [step: string]: StepEntry };
  /** Input and output of each step that an action does. */
  readonly steps: object;
}

/** Input and output of each of these steps that an action does: `StepsOf<typeof steps>['createTask']['output']`. */
export type StepsOf<Steps> = {
  readonly [
    Step in keyof Steps as Steps[Step] extends { readonly action: keyof Actions } ? Step : never
  ]: Steps[Step] extends { readonly action: infer Action extends keyof Actions } ? Actions[Action] : never;
};

/** A compiled definition, as the generated file beside each diagram exports it. */
export interface Definition<Types extends DefinitionTypes = DefinitionTypes> {
  readonly id: string;
  /** Hash of `model`: new cases begin with it. */
  readonly hash: string;
  readonly model: Model;
  /** Every model that cases may still run, the newest included, by hash. */
  readonly models: { readonly [hash: string]: Model };
  /** What released models were deployed with, by their hash: models by process. Present where a call binds to its deployment. */
  readonly deployments?: { readonly [hash: string]: { readonly [process: string]: string } };
  readonly steps: Types['entries'];
  /** Carries the types; there is no such value. */
  readonly types?: Types;
}
