import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault, type Vault } from './open-vault.ts';

/** A vault in a folder of its own, for tests. */
export interface VaultTrial {
  readonly directory: string;
  readonly file: string;
  readonly masterKey: Buffer;
  readonly vault: Vault;
  /** Whether the bytes stand anywhere in the folder's files (database, write-ahead log, index). */
  holds(bytes: string | Uint8Array): boolean;
  end(): void;
}

/** Opens a vault in a new temporary folder. */
export function startVaultTrial(now?: () => Date): VaultTrial {
  const directory = mkdtempSync(join(tmpdir(), 'maschinenraum-vault-'));
  const file = join(directory, 'vault.db');
  const masterKey = randomBytes(32);
  const vault = openVault({ file, masterKey, synchronous: 'NORMAL', ...(now === undefined ? {} : { now }) });
  return {
    directory,
    file,
    masterKey,
    vault,
    holds(bytes) {
      const wanted = Buffer.from(bytes);
      return readdirSync(directory).some((name) => readFileSync(join(directory, name)).includes(wanted));
    },
    end() {
      vault.close();
      rmSync(directory, { recursive: true });
    },
  };
}
