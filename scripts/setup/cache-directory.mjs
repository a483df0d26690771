import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The user's cache directory for this project, by the platform's convention; XDG_CACHE_HOME wins everywhere.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheDirectory(env = process.env, platform = process.platform) {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'maschinenraum');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'maschinenraum');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'maschinenraum');
  return join(home, '.cache', 'maschinenraum');
}
