import { readFileSync } from 'node:fs';
import { definitions } from '../definitions/index.gen.ts';
import { onlyCalledByOthers } from '../definitions/policies/only-called.ts';
import type { Definition as Compiled } from '../definitions/definition.ts';
import {
  definitionsFrom,
  type Definition,
  type DefinitionSchema,
  type Definitions,
  type Version,
} from './definitions.ts';

/** A schema file may leave out what its process has not. */
type SchemaFile = Pick<DefinitionSchema, 'variables' | 'start'> & Partial<DefinitionSchema>;

interface Registered {
  readonly definition: Compiled;
  readonly schema: SchemaFile;
  readonly folder: URL;
}

/** The processes of definitions/, with their diagrams, forms and every released version. */
export function registeredDefinitions(): Definitions {
  const all: readonly Registered[] = Object.values(definitions);
  return definitionsFrom(all.map(definitionOf), Object.assign({}, ...all.map(releasesOf)));
}

function definitionOf({ definition, schema, folder }: Registered): Definition {
  const { id, hash, model } = definition;
  return {
    id,
    hash,
    model,
    xml: readFileSync(new URL(`${id}.bpmn`, folder), 'utf8'),
    forms: model.forms ?? {},
    onlyCalled: onlyCalledByOthers.processes.includes(id),
    schema: { tasks: {}, messages: {}, ...schema },
  };
}

/** Older versions, with the diagrams they were drawn as. */
function releasesOf({ definition, folder }: Registered): Readonly<Record<string, Version>> {
  const older = Object.entries(definition.models).filter(([hash]) => hash !== definition.hash);
  return Object.fromEntries(
    older.map(([hash, model]) => [
      hash,
      { model, xml: readFileSync(new URL(`released/${hash}.bpmn`, folder), 'utf8') },
    ]),
  );
}
