import type { DefinitionSchema } from '../compiler/check/schema.ts';
import type { PathEntry } from '../engine/kernel/index.ts';
import { START, type MemoryRun } from '../engine/memory/run-in-memory.ts';
import type { Model } from '../engine/model.ts';
import { definitions, type DefinitionId } from './index.gen.ts';
import type { Scenario } from './scenario.ts';

/** One scenario of one definition, ready to be run. */
export interface ScenarioRow {
  readonly process: DefinitionId;
  /** `launch: all three channels go live`. */
  readonly title: string;
  readonly scenario: Scenario;
  readonly schema: DefinitionSchema;
  readonly run: MemoryRun;
}

/** The scenarios of all definitions, in their order. */
export const scenarioRows: readonly ScenarioRow[] = (
  await Promise.all(Object.keys(definitions).map((id) => rowsOf(id as DefinitionId)))
).flat();

async function rowsOf(process: DefinitionId): Promise<readonly ScenarioRow[]> {
  const { scenarios } = (await import(`./${process}/${process}.scenarios.ts`)) as {
    scenarios: readonly Scenario[];
  };
  return scenarios.map((scenario) => ({
    process,
    title: `${process}: ${scenario.name}`,
    scenario,
    schema: definitions[process].schema,
    run: {
      models: modelsFor(process),
      process,
      variables: scenario.variables,
      script: scenario.script,
      start: START,
    },
  }));
}

/** The model of a process and of every one that it calls. */
function modelsFor(process: string, known: Record<string, Model> = {}): Readonly<Record<string, Model>> {
  const model = definitions[process as DefinitionId].definition.model;
  known[process] = model;
  for (const element of Object.values(model.elements)) {
    if (element.kind === 'callActivity' && element.called.kind === 'string') {
      if (known[element.called.value] === undefined) modelsFor(element.called.value, known);
    }
  }
  return known;
}

/** What a scenario's path says of a run: every element that completed, without the process itself. */
export function completedPath(path: readonly Pick<PathEntry, 'element' | 'kind' | 'event'>[]): string {
  return path
    .filter(({ event, kind }) => event === 'completed' && kind !== 'process')
    .map(({ element }) => element)
    .join(' > ');
}
