import { homedir } from 'node:os';
import { join } from 'node:path';
import { checkConnections } from './connections.ts';
import { checkDefinitions, checkKeys, checkNode, checkVault } from './installation.ts';
import { checkTemporal } from './temporal.ts';
import type { Environment, Finding } from './check.ts';

/** Looks at everything an installation stands on. */
export async function examine(env: Environment): Promise<readonly Finding[]> {
  const cache = env['XDG_CACHE_HOME'] ?? join(env['HOME'] ?? homedir(), '.cache');
  return [
    checkNode(),
    await checkDefinitions(),
    ...(await checkTemporal(env, join(cache, 'maschinenraum'))),
    checkVault(env),
    checkKeys(env),
    ...(await checkConnections(env)),
  ];
}
