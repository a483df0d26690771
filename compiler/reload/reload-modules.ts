import { register } from 'node:module';
import { versionByImports } from './module-version.ts';

/**
 * Node keeps a module for good. From here on one that definitions import has another address when it changes, and so has whatever
 * imports it. Once in a process, one that tsx loads.
 */
export function reloadModules(): void {
  versionByImports();
  register('./resolve-hook.ts', import.meta.url);
}
