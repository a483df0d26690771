import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { vaultError } from './errors.ts';
import { KEY_LENGTH } from './sealing.ts';

export interface MasterKeySource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the key file lies when the environment has no key; made with the key when missing. */
  readonly stateDirectory: string;
}

const FILE = 'master.key';

/** Reads MASCHINENRAUM_MASTER_KEY (base64, 32 bytes), else `master.key` in the state directory, which is made when missing. */
export function readMasterKey({ env, stateDirectory }: MasterKeySource): Buffer {
  const given = env['MASCHINENRAUM_MASTER_KEY'];
  if (given !== undefined) return decode(given, 'MASCHINENRAUM_MASTER_KEY');
  const file = join(stateDirectory, FILE);
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  return readKeyFile(file) ?? makeKeyFile(file);
}

function readKeyFile(file: string): Buffer | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  // Windows has no mode bits; its files take the folder's access list.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw vaultError('VAULT_MASTER_KEY_EXPOSED', file);
  return decode(readFileSync(file, 'utf8'), file);
}

/** Written aside and linked: of several processes that start at once one key wins, and nobody reads half of it. */
function makeKeyFile(file: string): Buffer {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(aside, 'wx', 0o600);
  try {
    writeSync(handle, `${randomBytes(KEY_LENGTH).toString('base64')}\n`);
    fsyncSync(handle);
    linkSync(aside, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    closeSync(handle);
    rmSync(aside, { force: true });
  }
  return decode(readFileSync(file, 'utf8'), file);
}

function decode(text: string, source: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_LENGTH) throw vaultError('VAULT_MASTER_KEY_INVALID', source);
  return key;
}
