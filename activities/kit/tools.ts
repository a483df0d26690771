import type { z } from 'zod';
import type { Action } from './define-action.ts';

type CamelCase<Id extends string> = Id extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Id;

/** What an action takes and gives, as a workflow sees it. */
export interface ActionTypes<Id extends string = string, Input = unknown, Output = unknown> {
  readonly id: Id;
  readonly input: Input;
  readonly output: Output;
}

type TypesOf<A> =
  A extends Action<infer Id, infer _Tool, infer Input, infer Output>
    ? ActionTypes<Id, z.input<Input>, z.output<Output>>
    : never;

/** Tools by camel-case id, their actions by verb: `Tools['googleAds']['setStatus']`. Types only; no connector code comes along. */
export type ToolsOf<Connectors> = {
  readonly [Id in keyof Connectors & string as CamelCase<Id>]: Connectors[Id] extends {
    readonly actions: infer Verbs;
  }
    ? { readonly [Verb in keyof Verbs & string]: TypesOf<Verbs[Verb]> }
    : never;
};

type ByActionId<Id extends string, Verbs> = {
  readonly [Verb in keyof Verbs & string as `${Id}.${Verb}`]: TypesOf<Verbs[Verb]>;
};

type Intersection<U> = (U extends unknown ? (member: U) => void : never) extends (member: infer I) => void
  ? I
  : never;

/** The same by action id: `Actions['google-ads.setStatus']`. */
export type ActionsOf<Connectors> = Intersection<
  {
    [Id in keyof Connectors & string]: Connectors[Id] extends { readonly actions: infer Verbs }
      ? ByActionId<Id, Verbs>
      : never;
  }[keyof Connectors & string]
>;
