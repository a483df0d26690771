import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Model } from '../engine/model.ts';
import { callCycles, unknownCalls } from './calls/call-cycles.ts';
import { idleErrorCatches } from './calls/idle-error-catches.ts';
import { unknownVersions } from './calls/unknown-versions.ts';
import type { CompiledDefinition } from './definition.ts';
import { compileDefinition } from './definition.ts';
import type { Diagnostic } from './diagnostics.ts';
import { distinct } from './diagnostics.ts';
import { definitionSource } from './generate/definition-source.ts';
import { registrySource } from './generate/registry-source.ts';
import type { DrawnBreach } from './policies/check-policies.ts';
import { releasedVersions } from './released-models.ts';
import { sealed } from './generate/seal.ts';
import { stableJson } from './generate/stable-json.ts';
import { isFolder, straysAmong } from './strays.ts';

/** All definitions of a project, and the files to generate for them, by path. */
export interface CompiledDefinitions {
  readonly definitions: readonly CompiledDefinition[];
  readonly diagnostics: readonly Diagnostic[];
  readonly generated: ReadonlyMap<string, string>;
  /** Where policies do not hold, with the ways that lead there. */
  readonly breaches: readonly DrawnBreach[];
}

/**
 * Compiles the definitions of a project (all, or those named) and generates their typed files. Nothing is written.
 * @param root the project's folder, with definitions/ and activities/ in it
 * @param today `YYYY-MM-DD`: exceptions to policies end
 * @param known what came of the definitions before: policies look at all of them; without it at what was generated last
 */
export async function compileDefinitions(
  root: string,
  only?: readonly string[],
  today = new Date().toISOString().slice(0, 10),
  known: readonly CompiledDefinition[] = [],
): Promise<CompiledDefinitions> {
  const all = definitionIds(root);
  const hasPolicies = existsSync(join(root, 'definitions', 'policies'));
  // Awaited below: policies load in another thread while the definitions are read here.
  const preparing = hasPolicies
    ? import('./policies/check-policies.ts').then(({ preparePolicies }) => preparePolicies(root))
    : undefined;
  const { actionSchemas: actions } = await import('../activities/connectors/schemas.gen.ts');
  const definitions = await Promise.all(
    (only ?? all).map((id) => {
      const before = known.find((one) => one.id === id);
      return compileDefinition(join(root, 'definitions', id), { root, actions, before });
    }),
  );
  const generated = new Map<string, string>();
  for (const { id, files, compiled } of definitions) {
    if (compiled === undefined) continue;
    const { model, hash, schema } = compiled;
    const source = definitionSource({ model, hash, ...files, schema });
    generated.set(join(files.folder, `${id}.gen.ts`), sealed(source));
    generated.set(join(files.folder, `${id}.model.gen.json`), stableJson(model));
  }
  const complete = all.filter((id) => {
    const path = join(root, 'definitions', id, `${id}.gen.ts`);
    return generated.has(path) || existsSync(path);
  });
  generated.set(join(root, 'definitions', 'index.gen.ts'), sealed(registrySource(complete)));
  const calls = checkCallsBetween(root, definitions, { all, known, actions: Object.keys(actions) });
  const checkPolicies = await preparing;
  // They follow the flow through calls: behind one that leads nowhere, everything would be said to lack its controls.
  const checked = calls.some(({ code }) => code === 'CALL_UNKNOWN')
    ? undefined
    : checkPolicies?.([...definitions, ...known], { all, today });
  const diagnostics = [
    ...definitions.flatMap((definition) => definition.diagnostics),
    ...(only === undefined ? straysAmong(root, all) : []),
    ...(await checkReleases(definitions)),
    ...calls,
    ...(checked?.diagnostics ?? []),
  ];
  return {
    definitions,
    // What several of them import is wrong once.
    diagnostics: distinct(diagnostics),
    generated,
    breaches: checked?.breaches ?? [],
  };
}

/** The folders in definitions/ that hold a diagram of their own name, one that cannot be read included. */
export function definitionIds(root: string): readonly string[] {
  const definitions = join(root, 'definitions');
  return readdirSync(definitions)
    .filter(
      (name) =>
        isFolder(join(definitions, name)) &&
        lstatSync(join(definitions, name, `${name}.bpmn`), NONE) !== undefined,
    )
    .sort();
}

const NONE = { throwIfNoEntry: false } as const;

async function checkReleases(definitions: readonly CompiledDefinition[]): Promise<readonly Diagnostic[]> {
  if (definitions.every(({ files }) => files.released.length === 0)) return [];
  const { checkReleased } = await import('./released-models.ts');
  const { actionDescriptors } = await import('../activities/connectors/actions.gen.ts');
  const actions = Object.keys(actionDescriptors);
  return definitions.flatMap(({ files, compiled }) => checkReleased(files, compiled?.hash, actions));
}

/**
 * Calls of nobody and of versions that there are not, calls that lead back through other definitions, and errors that none of them throws; those not compiled now count as
 * they were generated last.
 */
function checkCallsBetween(
  root: string,
  definitions: readonly CompiledDefinition[],
  {
    all,
    known,
    actions,
  }: {
    readonly all: readonly string[];
    readonly known: readonly CompiledDefinition[];
    readonly actions: readonly string[];
  },
): readonly Diagnostic[] {
  const compiled = [...definitions, ...known];
  const models = definitions.flatMap((one) => one.compiled?.model ?? []);
  const modelOf = (id: string): Model | undefined =>
    compiled.find((one) => one.id === id)?.compiled?.model ?? generatedModel(root, id);
  return [
    ...unknownCalls(models, all),
    ...unknownVersions(models, (id) =>
      all.includes(id)
        ? [modelOf(id)?.versionTag ?? [], releasedVersions(join(root, 'definitions', id))].flat()
        : undefined,
    ),
    ...callCycles(models, modelOf),
    ...idleErrorCatches(models, { actions, modelOf }),
  ].map(({ process, ...found }) => {
    const definition = definitions.find(({ id }) => id === process);
    return {
      file: `definitions/${process}/${process}.bpmn`,
      ...(definition?.placeOf(found.element) ?? { line: 1, col: 1 }),
      ...found,
    };
  });
}

/** The model of a definition as it was generated last; undefined where there is none that can be read. */
function generatedModel(root: string, id: string): Model | undefined {
  try {
    return JSON.parse(readFileSync(join(root, 'definitions', id, `${id}.model.gen.json`), 'utf8')) as Model;
  } catch {
    return undefined;
  }
}

/** The generated files that are missing on disk or differ, by path. */
export function staleFiles(generated: CompiledDefinitions['generated']): readonly string[] {
  return [...generated].flatMap(([path, content]) =>
    existsSync(path) && readFileSync(path, 'utf8').replaceAll('\r\n', '\n') === content ? [] : [path],
  );
}

/** Writes the generated files that are stale, each atomically; returns their paths. */
export function writeGenerated(generated: CompiledDefinitions['generated']): readonly string[] {
  const stale = staleFiles(generated);
  for (const path of stale) {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, generated.get(path) ?? '');
    renameSync(temporary, path);
  }
  return stale;
}
