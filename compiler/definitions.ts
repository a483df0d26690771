import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CompiledDefinition } from './definition.ts';
import { compileDefinition } from './definition.ts';
import type { Diagnostic } from './diagnostics.ts';
import { definitionSource } from './generate/definition-source.ts';
import { registrySource } from './generate/registry-source.ts';
import type { DrawnBreach } from './policies/check-policies.ts';
import { stableJson } from './generate/stable-json.ts';

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
 */
export async function compileDefinitions(
  root: string,
  only?: readonly string[],
  today = new Date().toISOString().slice(0, 10),
): Promise<CompiledDefinitions> {
  const all = definitionIds(root);
  const hasPolicies = existsSync(join(root, 'definitions', 'policies'));
  // Awaited below: policies load in another thread while the definitions are read here.
  const preparing = hasPolicies
    ? import('./policies/check-policies.ts').then(({ preparePolicies }) => preparePolicies(root))
    : undefined;
  const { actionSchemas: actions } = await import('../activities/connectors/schemas.gen.ts');
  const definitions = await Promise.all(
    (only ?? all).map((id) => compileDefinition(join(root, 'definitions', id), { root, actions })),
  );
  const generated = new Map<string, string>();
  for (const { id, files, compiled } of definitions) {
    if (compiled === undefined) continue;
    const { model, hash, schema } = compiled;
    const source = definitionSource({ model, hash, ...files, schema });
    generated.set(join(files.folder, `${id}.gen.ts`), source);
    generated.set(join(files.folder, `${id}.model.gen.json`), stableJson(model));
  }
  const complete = all.filter((id) => {
    const path = join(root, 'definitions', id, `${id}.gen.ts`);
    return generated.has(path) || existsSync(path);
  });
  generated.set(join(root, 'definitions', 'index.gen.ts'), registrySource(complete));
  const checked = (await preparing)?.(definitions, { all, today });
  return {
    definitions,
    diagnostics: [...definitions.flatMap(({ diagnostics }) => diagnostics), ...(checked?.diagnostics ?? [])],
    generated,
    breaches: checked?.breaches ?? [],
  };
}

/** The folders in definitions/ that hold a diagram of their own name. */
export function definitionIds(root: string): readonly string[] {
  return readdirSync(join(root, 'definitions'), { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && existsSync(join(root, 'definitions', entry.name, `${entry.name}.bpmn`)),
    )
    .map(({ name }) => name)
    .sort();
}

/** The generated files that are missing on disk or differ, by path. */
export function staleFiles(generated: CompiledDefinitions['generated']): readonly string[] {
  return [...generated].flatMap(([path, content]) =>
    existsSync(path) && readFileSync(path, 'utf8') === content ? [] : [path],
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
