import type { Tools as ConnectorTools } from '../activities/connectors/index.gen.ts';
import type { ActionTypes } from '../activities/kit/tools.ts';
import type { Definition, DefinitionTypes, StepEntry } from '../definitions/definition.ts';
import type { Variables } from '../engine/kernel/index.ts';
import type { BoundStep, RegisteredProcess } from './registry.ts';

/** A step bound to an action: the input comes from the variables of the case. */
type Step<Data, Action extends string = string> = BoundStep<Action> & {
  readonly reads?: (data: Data) => void;
};

/** The actions of one tool as functions that bind a step: `hubspot.upsertContact(({ lead }) => ({ email: lead.email }))`. */
type ToolBinders<Verbs> = {
  readonly [Verb in keyof Verbs]: Verbs[Verb] extends ActionTypes<infer Id, infer Input>
    ? <Data>(input: (data: Data) => Input) => Step<Data, Id>
    : never;
};

/** Every tool by its camel-case name. */
export type Tools = { readonly [Tool in keyof ConnectorTools]: ToolBinders<ConnectorTools[Tool]> };

/** The steps of a definition that its diagram leaves to code. */
type BoundSteps<Types extends DefinitionTypes, Steps> = {
  readonly [S in keyof Steps as Steps[S] extends { readonly bound: true } ? S : never]: Step<
    NoInfer<Types['variables']>,
    Steps[S] extends { readonly action: infer Action extends string } ? Action : string
  >;
};

/**
 * Binds the steps of a definition that its diagram leaves to code. One object literal, so that a missing and a stale step are both
 * errors in `tsc`; the variables' types come from the definition.
 */
export function implement<
  Types extends DefinitionTypes,
  Steps extends { readonly [step: string]: StepEntry },
>(definition: Definition<Types, Steps>, steps: BoundSteps<Types, Steps>): RegisteredProcess {
  const { id, hash, models, deployments } = definition;
  return { id, latest: hash, models, steps, ...(deployments === undefined ? {} : { deployments }) };
}

/** The tools: types come from the connectors, at run time only action ids are left, so that no connector code enters the sandbox. */
export const tools = new Proxy({} as Tools, { get: (_, tool) => verbsOf(kebabCase(String(tool))) });

function verbsOf(tool: string): unknown {
  return new Proxy(
    {},
    {
      get:
        (_, verb) =>
        (input: (variables: Variables) => unknown): BoundStep => ({
          action: `${tool}.${String(verb)}`,
          input,
        }),
    },
  );
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
