import type { ActionId } from './actions.gen.ts';
import type { Actions } from './index.gen.ts';
import type { actionSchemas } from './schemas.gen.ts';

// The compiler reads what is generated from the actions. Where an action has changed since then, this does not compile: run
// `npm run generate`, and the compiler sees it too.

type Schemas = typeof actionSchemas;

type RequiredKeys<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T];

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** An object's schema says its fields at once; one that is a choice of several does not. */
type IsAsGenerated<Schema, Value> = Schema extends {
  readonly properties: infer Fields;
  readonly required: readonly (infer Required)[];
}
  ? Same<keyof Fields, keyof Value> extends true
    ? Same<Required, RequiredKeys<Value>>
    : false
  : true;

type Stale = {
  [Id in ActionId]: Id extends keyof Actions
    ? IsAsGenerated<Schemas[Id]['input'], Actions[Id]['input']> extends true
      ? IsAsGenerated<Schemas[Id]['output'], Actions[Id]['output']> extends true
        ? never
        : Id
      : Id
    : Id;
}[ActionId];

const none = <Id extends never>(ids?: Id): Id | undefined => ids;

none<Stale>();
none<Exclude<keyof Actions, ActionId>>();
