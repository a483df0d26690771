import type { z } from 'zod';
import type { PersonalData } from '../activities/kit/personal.ts';
import { conceal, type ConcealContext, type Registers } from './conceal.ts';
import { destroyKey, listErasures, purge, tryPurge, type Erasure } from './erasure.ts';
import { isVaultError } from './errors.ts';
import { openKeyring } from './keyring.ts';
import { openSqlite, type SqliteOptions } from './sqlite.ts';
import { readSubject, type SubjectExport } from './subject-export.ts';
import { openSubjects, type SubjectSelector } from './subjects.ts';
import { createTables } from './tables.ts';
import { openTokens, replaceTokens } from './tokens.ts';

export interface VaultOptions extends SqliteOptions {
  /** 32 bytes; see `readMasterKey`. */
  readonly masterKey: Uint8Array;
  readonly now?: () => Date;
}

/** Where personal data lives while histories hold tokens. Several processes may open the same file. */
export interface Vault extends PersonalData {
  conceal(schema: z.ZodType, value: unknown, context?: ConcealContext): Promise<unknown>;
  /** As `reveal`, with `[erased]` where a person was erased. */
  revealForDisplay(tokenised: unknown): Promise<unknown>;
  /** Destroys a person's key; undefined when the vault knows nobody by the selector. VAULT_BUSY: done, but not yet purged. */
  erase(selector: SubjectSelector, by?: string): Promise<Erasure | undefined>;
  /** Everything held about a person (Art. 15); undefined when the vault knows nobody by the selector. */
  export(selector: SubjectSelector): Promise<SubjectExport | undefined>;
  /** The log of erasures, without personal data. */
  erasures(): readonly Erasure[];
  close(): void;
}

/** Opens a vault, made when missing; VAULT_UNAVAILABLE or VAULT_MASTER_KEY_WRONG when it cannot be. */
export function openVault({ masterKey, now = () => new Date(), ...options }: VaultOptions): Vault {
  const db = openSqlite(options);
  try {
    createTables(db);
    // What an erasure could not purge because others were reading.
    tryPurge(db);
    return vaultOver(db, masterKey, now);
  } catch (error) {
    db.close();
    throw error;
  }
}

function vaultOver(db: Registers['db'], masterKey: Uint8Array, now: () => Date): Vault {
  const keyring = openKeyring(db, masterKey);
  const subjects = openSubjects(db, keyring);
  const tokens = openTokens(db, keyring);
  const registers: Registers = { db, keyring, subjects, tokens, now };
  return {
    conceal: async (schema, value, context = {}) => conceal(registers, schema, value, context),
    reveal: async (tokenised) => replaceTokens(tokenised, tokens.valueOf),
    revealForDisplay: async (tokenised) =>
      replaceTokens(tokenised, (token) => {
        try {
          return tokens.valueOf(token);
        } catch (error) {
          if (isVaultError(error, 'VAULT_ERASED')) return '[erased]';
          throw error;
        }
      }),
    async erase(selector, by) {
      const subject = subjects.find(selector);
      if (subject === undefined) return undefined;
      if (subject.erased === null) destroyKey(db, subject, { now: now().getTime(), by: by ?? null });
      await purge(db);
      return listErasures(db, subject.name)[0];
    },
    async export(selector) {
      const subject = subjects.find(selector);
      return subject === undefined ? undefined : readSubject(db, tokens, subject);
    },
    erasures: () => listErasures(db),
    close: () => void db.close(),
  };
}
