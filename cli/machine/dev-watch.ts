import { watch } from 'node:fs';
import { join } from 'node:path';

/** What cases and actions are made of. */
const SOURCES = ['definitions', 'workflows', 'engine', 'activities', 'api', 'vault', 'worker'];

/** Editors, and people who save several files, are given this long. */
const SETTLE_MS = 200;

/** Calls `changed` when sources of a project have changed, never while it still works on the last change. Returns how to stop. */
export function watchSources(project: string, changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const watchers = SOURCES.map((folder) =>
    watch(join(project, folder), { recursive: true }, (_event, file) => {
      if (!isSource(file ?? '')) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        working = working.then(changed);
      }, SETTLE_MS);
    }),
  );
  return async () => {
    for (const watcher of watchers) watcher.close();
    clearTimeout(timer);
    await working;
  };
}

/** Not what is generated or only looks on. */
function isSource(file: string): boolean {
  if (/(^|[\\/])(released|histories)[\\/]|\.gen\.|\.test\.|\.scenarios\./.test(file)) return false;
  return /\.(ts|bpmn|dmn|json)$/.test(file);
}
