import { actionSchemas } from '../../activities/connectors/schemas.gen.ts';
import { shapeOf, type Shape } from '../../compiler/check/shape.ts';
import { createScopes, type Scopes } from '../../compiler/check/scopes.ts';
import type { ActionShape, CalledShape } from '../../compiler/check/checked.ts';
import type { DefinitionSchema } from '../../compiler/check/schema.ts';
import { definitions } from '../../definitions/index.gen.ts';
import type { Model } from '../../engine/model.ts';
import { registered } from '../../workflows/registered.ts';

/** A process with the shapes of all that comes into it and goes out. */
export interface DrawnProcess {
  readonly model: Model;
  readonly start: Shape;
  readonly variables: Shape;
  readonly tasks: Readonly<Record<string, Shape>>;
  readonly messages: Readonly<Record<string, Shape>>;
  readonly called: Readonly<Record<string, CalledShape>>;
  readonly scopes: Scopes;
  /** Steps bound in code. */
  readonly bound: Readonly<
    Record<string, { readonly action: string; readonly input: (variables: never) => unknown }>
  >;
}

/** Input and output of every action. */
export const actionShapes: Readonly<Record<string, ActionShape>> = Object.fromEntries(
  Object.entries(actionSchemas).map(([id, { input, output }]) => [
    id,
    { input: input as Shape, output: output as Shape },
  ]),
);

/** Every definition of the project, by id. */
export function drawnProcesses(): ReadonlyMap<string, DrawnProcess> {
  const entries = Object.values(definitions);
  const called = Object.fromEntries(
    entries.map(({ definition, schema }) => [
      definition.id,
      { start: shapeOf(schema.start, 'input'), variables: shapeOf(schema.variables) },
    ]),
  );
  return new Map(
    entries.map(({ definition, schema }) => {
      const { tasks, messages }: Pick<DefinitionSchema, 'tasks' | 'messages'> = schema;
      const { id } = definition;
      const model: Model = definition.model;
      const shapes = {
        model,
        variables: shapeOf(schema.variables),
        actions: actionShapes,
        tasks: shapesOf(tasks),
        messages: shapesOf(messages),
        called,
      };
      const start = shapeOf(schema.start);
      const bound = registered.get(id)?.steps ?? {};
      return [id, { ...shapes, start, bound, scopes: createScopes(shapes) }];
    }),
  );
}

function shapesOf(schemas: DefinitionSchema['tasks']): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, shapeOf(schema)]));
}
