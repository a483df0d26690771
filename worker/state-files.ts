import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readMasterKey } from '../vault/index.ts';

/** Where everything lies that one machine keeps: the folder named by MASCHINENRAUM_STATE, else `.maschinenraum` here. */
export interface StateFiles {
  readonly directory: string;
  readonly vault: string;
  readonly keys: string;
  readonly webhooks: string;
  readonly refreshTokens: string;
  readonly temporal: string;
  readonly sandbox: string;
  readonly connections: string;
  readonly apiLog: string;
  masterKey(env: Readonly<Record<string, string | undefined>>): Buffer;
}

export function stateFiles(env: Readonly<Record<string, string | undefined>>): StateFiles {
  const directory = resolve(env['MASCHINENRAUM_STATE'] ?? '.maschinenraum');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    directory,
    vault: join(directory, 'vault.db'),
    keys: join(directory, 'keys.db'),
    webhooks: join(directory, 'webhooks.db'),
    refreshTokens: join(directory, 'refresh-tokens.db'),
    temporal: join(directory, 'temporal.db'),
    sandbox: join(directory, 'sandbox.json'),
    connections: join(directory, 'connections.json'),
    apiLog: join(directory, 'api.log'),
    masterKey: (given) => readMasterKey({ env: given, stateDirectory: directory }),
  };
}
