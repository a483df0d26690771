import type { Tools as ConnectorTools } from '../activities/connectors/index.gen.ts';
import type { ActionTypes } from '../activities/kit/tools.ts';
import type { Definition, DefinitionTypes } from '../definitions/definition.ts';
import type { Variables } from '../engine/kernel/index.ts';
import type { BoundStep, RegisteredProcess } from './registry.ts';

/** A step bound to an action: the input comes from the variables of the case. */
type Step<Data, Action extends string = string> = BoundStep<Action> & {
  readonly reads?: ((data: Data) => void) | undefined;
};

/** The fields of any of several types. */
type FieldOf<Types> = Types extends unknown ? keyof Types : never;
type ValueOf<Types, Field> = Types extends unknown
  ? Field extends keyof Types
    ? Types[Field]
    : never
  : never;

/** What a field is whose name the action does not know. */
interface NoSuchInput {
  readonly unknownTo: 'the action';
}

/** Says of fields that are not wanted, at any depth, that there are none: what a function gives is not checked for such otherwise. */
type Strict<Given, Wanted> = unknown extends Wanted | Given
  ? unknown
  : Given extends readonly (infer Item)[]
    ? StrictList<Strict<Item, Extract<Wanted, readonly unknown[]>[number]>>
    : Given extends object
      ? StrictFields<{
          [
            Field in keyof Given as Field extends FieldOf<Wanted>
              ? unknown extends Strict<Given[Field], ValueOf<Wanted, Field>>
                ? never
                : Field
              : Field
          ]: Field extends FieldOf<Wanted> ? Strict<Given[Field], ValueOf<Wanted, Field>> : NoSuchInput;
        }>
      : unknown;
type StrictList<Item> = unknown extends Item ? unknown : readonly Item[];
type StrictFields<Wrong> = [keyof Wrong] extends [never] ? unknown : Wrong;

/** The actions of one tool as functions that bind a step: `hubspot.upsertContact(({ lead }) => ({ email: lead.email }))`. */
type ToolBinders<Verbs> = {
  readonly [Verb in keyof Verbs]: Verbs[Verb] extends ActionTypes<infer Id, infer Input>
    ? <Data, Given extends Input>(input: (data: Data) => Given & Strict<Given, Input>) => Step<Data, Id>
    : never;
};

/** Every tool by its camel-case name. */
export type Tools = { readonly [Tool in keyof ConnectorTools]: ToolBinders<ConnectorTools[Tool]> };

type Entries<Types extends DefinitionTypes> = Types['entries'];

/** The steps that the diagram leaves to code. */
type Undrawn<Types extends DefinitionTypes> = {
  readonly [
    S in keyof Entries<Types> as Entries<Types>[S] extends { readonly bound: true } ? S : never
  ]: Step<
    NoInfer<Types['variables']>,
    Entries<Types>[S] extends { readonly action: infer Action extends string } ? Action : string
  >;
};

/** All others: named, so that one of them is told apart from what the diagram does not have. */
type Drawn<Types extends DefinitionTypes> = {
  readonly [S in Exclude<Types['stepId'], keyof Undrawn<Types>>]?: 'The diagram says all of this step';
};

/** What code binds of a definition: every step that its diagram leaves to code, and no other. */
type BoundSteps<Types extends DefinitionTypes> = {
  readonly [S in keyof (Undrawn<Types> & Drawn<Types>)]: (Undrawn<Types> & Drawn<Types>)[S];
};

/**
 * Binds the steps of a definition that its diagram leaves to code. One object literal, so that a missing and a stale step are both
 * errors in `tsc`; the variables' types come from the definition.
 */
export function implement<Types extends DefinitionTypes>(
  definition: Definition<Types>,
  steps: BoundSteps<Types>,
): RegisteredProcess {
  const { id, hash, models, deployments } = definition;
  return {
    id,
    latest: hash,
    models,
    steps: steps as RegisteredProcess['steps'],
    ...(deployments === undefined ? {} : { deployments }),
  };
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
