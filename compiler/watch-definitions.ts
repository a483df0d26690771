import { watch } from 'node:fs';
import { join } from 'node:path';
import { compileDefinitions, definitionIds, writeGenerated } from './definitions.ts';
import type { Diagnostic } from './diagnostics.ts';
import { hasErrors } from './diagnostics.ts';

/** What came of one round. */
export interface WatchedRound {
  /** The definitions that were compiled. */
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
  /** A module beside the definitions changed. Whoever imported it has its old state: a new process is needed. */
  shared(name: string): void;
}

/** Editors write in several steps: what comes within this is one change. */
const SETTLE_MS = 15;

/** Compiles all, and from then on what changes, with all modules warm. Returns how to stop. */
export async function watchDefinitions(watching: Watching): Promise<() => Promise<void>> {
  const { root, only, now } = watching;
  const changed = new Set<string>();
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const wanted = (): readonly string[] => only ?? definitionIds(root);

  const round = async (ids: readonly string[], began: number): Promise<void> => {
    watching.beginning(ids);
    const { diagnostics, generated } = await compileDefinitions(root, ids);
    const written = hasErrors(diagnostics) ? [] : writeGenerated(generated);
    watching.compiled({ compiled: ids, milliseconds: now() - began, diagnostics, written });
  };
  const settle = (): void => {
    timer = undefined;
    working = working.then(async () => {
      const known = definitionIds(root);
      const ids = [...changed].filter((id) => known.includes(id)).sort();
      changed.clear();
      await round(ids, since);
    });
  };
  const watcher = watch(join(root, 'definitions'), { recursive: true }, (_event, file) => {
    const [id = '', name, ...deeper] = (file ?? '').split(/[\\/]/);
    if (name === undefined && isModule(id)) return watching.shared(id);
    if (name === undefined || deeper.length > 0 || !isSource(name)) return;
    if (only !== undefined && !only.includes(id)) return;
    if (changed.size === 0) since = now();
    changed.add(id);
    timer ??= setTimeout(settle, SETTLE_MS);
  });
  await round(wanted(), now());
  return async () => {
    watcher.close();
    clearTimeout(timer);
    await working;
  };
}

function isModule(name: string): boolean {
  return (
    name.endsWith('.ts') &&
    !name.includes('.gen.') &&
    !name.includes('.test.') &&
    !name.startsWith('scenario')
  );
}

/** What a definition is compiled from; not what is generated, nor what an editor leaves for a moment. */
function isSource(name: string): boolean {
  return /\.(bpmn|dmn|form\.json|schema\.ts)$/.test(name) && !name.startsWith('.');
}
