import type { ActionSchemas } from './check/schema.ts';

/** The actions that need no input. JSON Schema, `required`: absent where a step may leave every field out. */
export function inputFreeActions(actions: ActionSchemas): ReadonlySet<string> {
  return new Set(
    Object.entries(actions).flatMap(([id, { input }]) => {
      const required =
        typeof input === 'object' && input !== null && 'required' in input ? input.required : [];
      return Array.isArray(required) && required.length > 0 ? [] : [id];
    }),
  );
}
