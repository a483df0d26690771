import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from './check/scopes.ts';
import type { CompiledDefinition } from './definition.ts';
import { compileDefinitions, definitionIds, staleFiles, writeGenerated } from './definitions.ts';
import type { Diagnostic } from './diagnostics.ts';
import { hasErrors } from './diagnostics.ts';
import { editedFiles, toldOfEdited } from './generate/seal.ts';
import { modulesBehind } from './reload/module-version.ts';
import { watchFolders } from './reload/watch-folders.ts';

/** What came of one round. */
export interface WatchedRound {
  /** The definitions that were compiled; none where a policy changed alone. Policies are checked in every round. */
  readonly compiled: readonly string[];
  /** From the first sign of a change until the generated files were written. */
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of the generated files that changed. */
  readonly written: readonly string[];
}

/** What is watched, and who is told. */
export interface Watching {
  readonly root: string;
  /** These only; all when absent. */
  readonly only?: readonly string[] | undefined;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  beginning(ids: readonly string[]): void;
  compiled(round: WatchedRound): void;
}

/** Editors write in several steps: what comes within this is one change. What comes later is another, and nothing is missed. */
const SETTLE_MS = 5;

/** Compiles all, and from then on what changes and what depends on it, with all modules warm. Returns how to stop. `reloadModules` comes first. */
export async function watchDefinitions(watching: Watching): Promise<() => Promise<void>> {
  const { root, only, now } = watching;
  const definitions = join(root, 'definitions');
  const changed = new Set<string>();
  const last = new Map<string, CompiledDefinition>();
  /** What the watch generated itself, by path: a file that still says so was not edited by hand. */
  const own = new Map<string, string>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const wanted = (): readonly string[] => only ?? definitionIds(root);

  const round = async (ids: readonly string[], began: number): Promise<void> => {
    watching.beginning(ids);
    const { diagnostics, generated, ...found } = await compileDefinitions(root, ids, undefined, [
      ...last.values(),
    ]);
    for (const definition of found.definitions) last.set(definition.id, definition);
    const writes = !hasErrors(diagnostics);
    const edited = writes ? toldOfEdited(root, editedFiles(staleForeign(generated, own)), true) : [];
    const written = writes ? writeGenerated(generated) : [];
    if (writes) for (const [path, content] of generated) own.set(path, content);
    watching.compiled({
      compiled: ids,
      milliseconds: now() - began,
      diagnostics: [...diagnostics, ...edited],
      written,
    });
  };
  const settle = (): void => {
    timer = undefined;
    working = working.then(async () => {
      const paths = [...changed];
      changed.clear();
      const known = wanted();
      for (const id of last.keys()) if (!known.includes(id)) last.delete(id);
      await round(
        known.filter((id) => paths.some((path) => isBehind(definitions, id, path, last.get(id)))).sort(),
        since,
      );
    });
  };
  const unwatch = watchFolders([definitions], (path) => {
    if (!concerns(definitions, [...wanted(), ...last.keys()], path)) return;
    if (changed.size === 0) since = now();
    changed.add(path);
    timer ??= setTimeout(settle, SETTLE_MS);
  });
  await round(wanted(), now());
  return async () => {
    unwatch();
    clearTimeout(timer);
    await working;
  };
}

/** Stale files that do not say what the watch wrote there: nobody has to look into the others for edits by hand. */
function staleForeign(
  generated: ReadonlyMap<string, string>,
  own: ReadonlyMap<string, string>,
): readonly string[] {
  const changed = new Set(staleFiles(own));
  return staleFiles(generated).filter((path) => !own.has(path) || changed.has(path));
}

const schemaOf = (definitions: string, id: string): string => join(definitions, id, `${id}.schema.ts`);

/** Whether something has to be done at all: not for what is generated, nor for what an editor leaves for a moment. */
function concerns(definitions: string, ids: readonly string[], path: string): boolean {
  if (ids.some((id) => isPart(definitions, id, path))) return true;
  if (!path.endsWith('.ts')) return false;
  const policies = policyFiles(definitions);
  return [...policies, ...ids.map((id) => schemaOf(definitions, id))].some((file) =>
    modulesBehind(file).has(path),
  );
}

/** A file of its own, one that its schema imports, or the schema of a process that it calls. */
function isBehind(
  definitions: string,
  id: string,
  path: string,
  last: CompiledDefinition | undefined,
): boolean {
  if (isPart(definitions, id, path)) return true;
  if (!path.endsWith('.ts')) return false;
  const called = Object.values(last?.compiled?.model.elements ?? {}).flatMap((element) =>
    element.kind === 'callActivity' ? (literal(element.called) ?? []) : [],
  );
  return [id, ...called].some((one) => modulesBehind(schemaOf(definitions, one)).has(path));
}

function isPart(definitions: string, id: string, path: string): boolean {
  const folder = join(definitions, id, '/');
  const name = path.slice(folder.length);
  return path.startsWith(folder) && /^[^./\\][^/\\]*\.(bpmn|dmn|form\.json|schema\.ts)$/.test(name);
}

function policyFiles(definitions: string): readonly string[] {
  try {
    const folder = join(definitions, 'policies');
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
