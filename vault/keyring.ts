import { randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { vaultError } from './errors.ts';
import { deriveKey, fingerprint, KEY_LENGTH, seal, unseal } from './sealing.ts';
import { bytes, type Sqlite } from './sqlite.ts';

/** The keys of a vault: everything that is made from its master key. */
export interface Keyring {
  /** Makes a key for a new subject and stores it wrapped. */
  create(subject: number): Uint8Array;
  /** The key of a subject that is not erased. */
  open(subject: number): Uint8Array;
  /** The same from a wrapped key that was read together with what it opens. */
  unwrap(subject: number, wrapped: Uint8Array): Uint8Array;
  /** Blind index of an identifier: the same for the same person, useless without the master key. */
  indexOf(identifier: string): Uint8Array;
}

/** Opens the keys of a vault; VAULT_MASTER_KEY_WRONG when the vault was made with another master key. */
export function openKeyring(db: Sqlite, masterKey: Uint8Array): Keyring {
  const wrapping = deriveKey(masterKey, 'wrapping');
  const index = deriveKey(masterKey, 'index');
  checkMasterKey(db, deriveKey(masterKey, 'check'));
  const insert = db.change('INSERT INTO keys (subject, wrapped) VALUES (?, ?)');
  const select = db.query('SELECT wrapped FROM keys WHERE subject = ?', z.object({ wrapped: bytes }));
  const unwrap = (subject: number, wrapped: Uint8Array): Uint8Array =>
    unseal(wrapping, wrapped, placeOf(subject));
  return {
    create(subject) {
      const key = randomBytes(KEY_LENGTH);
      insert(subject, seal(wrapping, key, placeOf(subject)));
      return key;
    },
    open: (subject) => unwrap(subject, select.one(subject)?.wrapped ?? new Uint8Array()),
    unwrap,
    indexOf: (identifier) => fingerprint(index, identifier),
  };
}

function placeOf(subject: number): string {
  return `key of subject ${subject}`;
}

function checkMasterKey(db: Sqlite, check: Uint8Array): void {
  const mark = fingerprint(check, 'maschinenraum vault');
  db.change("INSERT INTO facts (name, value) VALUES ('master key', ?) ON CONFLICT DO NOTHING")(mark);
  const known = db
    .query("SELECT value FROM facts WHERE name = 'master key'", z.object({ value: bytes }))
    .one()?.value;
  if (known?.length !== mark.length || !timingSafeEqual(known, mark))
    throw vaultError('VAULT_MASTER_KEY_WRONG');
}
