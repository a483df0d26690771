import { join, relative } from 'node:path';
import { watchFolders } from '../../compiler/reload/watch-folders.ts';

/** What cases and actions are made of. */
const SOURCES = ['definitions', 'workflows', 'engine', 'activities', 'api', 'vault', 'worker'];

/** Editors, and people who save several files, are given this long. */
const SETTLE_MS = 200;

/** Calls `changed` when sources of a project have changed, never while it still works on the last change. Returns how to stop. */
export function watchSources(project: string, changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const folders = SOURCES.map((folder) => join(project, folder));
  const unwatch = watchFolders(folders, (path) => {
    if (!isSource(relative(project, path))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(changed);
    }, SETTLE_MS);
  });
  return async () => {
    unwatch();
    clearTimeout(timer);
    await working;
  };
}

/** Not what is generated or only looks on. */
function isSource(file: string): boolean {
  if (/(^|[\\/])(released|histories)[\\/]|\.gen\.|\.test\.|\.scenarios\./.test(file)) return false;
  return /\.(ts|bpmn|dmn|json)$/.test(file);
}
