import { z } from 'zod';
import type { RefreshTokens } from '../activities/kit/refreshed-connections.ts';
import { isVaultError } from './errors.ts';
import { deriveKey, fingerprint, seal, unseal } from './sealing.ts';
import { bytes, openSqlite, type SqliteOptions } from './sqlite.ts';

export interface RefreshTokenOptions extends SqliteOptions {
  /** 32 bytes; see `readMasterKey`. */
  readonly masterKey: Uint8Array;
}

/** Refresh tokens in a file that several processes share, made when missing; nothing in it can be read without the master key. */
export function openRefreshTokens({
  masterKey,
  ...options
}: RefreshTokenOptions): RefreshTokens & { close(): void } {
  const db = openSqlite(options);
  db.exec(
    'CREATE TABLE IF NOT EXISTS tokens (connection TEXT PRIMARY KEY, configured BLOB, sealed BLOB) STRICT',
  );
  const key = deriveKey(masterKey, 'refresh tokens');
  const index = deriveKey(masterKey, 'configured refresh tokens');
  const select = db.query(
    'SELECT sealed FROM tokens WHERE connection = ? AND configured = ?',
    z.object({ sealed: bytes }),
  );
  const replace = db.change(
    'INSERT OR REPLACE INTO tokens (connection, configured, sealed) VALUES (?, ?, ?)',
  );
  const placeOf = (connection: string): string => `refresh token of ${connection}`;
  return {
    latest(connection, configured) {
      const sealed = select.one(connection, fingerprint(index, configured))?.sealed;
      if (sealed === undefined) return undefined;
      try {
        return unseal(key, sealed, placeOf(connection)).toString();
      } catch (error) {
        // The configured one may still do, and if not the vendor says so.
        if (isVaultError(error, 'VAULT_CORRUPT')) return undefined;
        throw error;
      }
    },
    keep(connection, configured, latest) {
      const sealed = seal(key, Buffer.from(latest), placeOf(connection));
      replace(connection, fingerprint(index, configured), sealed);
    },
    close: () => void db.close(),
  };
}
