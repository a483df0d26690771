import type { FSWatcher } from 'node:fs';
import { lstatSync, readdirSync, watch } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Calls `saved` with the path of whatever is written, replaced, added or removed in the folders and those in them; once or
 * several times. Each folder is watched for itself: Node's recursive watch has one watch per file on Linux, and loses a file
 * for good when another takes its place, which is how vim and git save. Returns how to stop.
 */
export function watchFolders(folders: readonly string[], saved: (path: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  const leave = (path: string): void => {
    for (const [folder, watcher] of watchers) {
      if (folder !== path && !folder.startsWith(path + sep)) continue;
      watcher.close();
      watchers.delete(folder);
    }
  };
  const enter = (folder: string, found: (path: string) => void): void => {
    try {
      const watcher = watch(folder, (event, name) => {
        const path = join(folder, name ?? '');
        saved(path);
        if (event === 'rename' && path !== folder) look(path);
      });
      // A folder that was removed; Windows says so.
      watchers.set(
        folder,
        watcher.on('error', () => leave(folder)),
      );
      // Only then: what is saved in between is told twice, not never.
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) enter(path, found);
        else found(path);
      }
    } catch (error) {
      // It is gone again: whoever made and removed it is told by its parent.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      leave(folder);
    }
  };
  /** Something came, went, or took the place of something else. */
  const look = (path: string): void => {
    leave(path);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) enter(path, saved);
  };

  for (const folder of folders) enter(folder, () => undefined);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}
