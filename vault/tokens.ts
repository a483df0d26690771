import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { vaultError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import type { PersonalNote } from './personal-places.ts';
import { deriveKey, fingerprint, seal, unseal } from './sealing.ts';
import { bytes, type Sqlite } from './sqlite.ts';

/** A token: `pd_` and 22 characters that are safe in URLs, so that it survives wherever a value may stand. */
const TOKEN = /pd_[A-Za-z0-9_-]{22}/g;
const ONE_TOKEN = /^pd_[A-Za-z0-9_-]{22}$/;

/** Lists the tokens in a value, wherever they stand, also inside longer texts. */
export function tokensIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.match(TOKEN) ?? [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(tokensIn);
}

/** Replaces every token in a value: one that stands alone by the value itself, one inside a text by its text. */
export function replaceTokens(value: unknown, valueOf: (token: string) => unknown): unknown {
  if (typeof value === 'string') {
    if (ONE_TOKEN.test(value)) return valueOf(value);
    return value.replaceAll(TOKEN, (token) => textOf(valueOf(token)));
  }
  if (Array.isArray(value)) return value.map((item: unknown) => replaceTokens(item, valueOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, replaceTokens(item, valueOf)]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Whether a value is one token and nothing else. */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && ONE_TOKEN.test(value);
}

export interface Owner {
  readonly id: number;
  readonly key: Uint8Array;
}

export interface Tokens {
  /** The token of a value of a subject, always the same; inside a transaction. */
  issue(owner: Owner, value: unknown, note: PersonalNote, now: number): string;
  /** The value behind a token; VAULT_ERASED, VAULT_TOKEN_UNKNOWN or VAULT_CORRUPT. */
  valueOf(token: string): unknown;
}

const tokenRow = z.object({ subject: z.int(), sealed: bytes.nullable(), wrapped: bytes });

/** Opens the register of tokens. */
export function openTokens(db: Sqlite, keyring: Keyring): Tokens {
  const known = db.query(
    'SELECT token FROM tokens WHERE subject = ? AND fingerprint = ?',
    z.object({ token: z.string() }),
  );
  const insert = db.change(
    'INSERT INTO tokens (token, subject, fingerprint, sealed, created) VALUES (?, ?, ?, ?, ?)',
  );
  const note = db.change(
    'INSERT INTO purposes (token, category, purpose, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  // One statement, so that an erasure by another process comes before or after, not in between.
  const select = db.query(
    'SELECT subject, sealed, wrapped FROM tokens JOIN keys USING (subject) WHERE token = ?',
    tokenRow,
  );
  const add = (owner: Owner, text: string, mark: Uint8Array, now: number): string => {
    const token = `pd_${randomBytes(17).toString('base64url').slice(0, 22)}`;
    insert(token, owner.id, mark, seal(owner.key, Buffer.from(text), token), now);
    return token;
  };
  return {
    issue(owner, value, { category, purpose }, now) {
      const text = JSON.stringify(value);
      const mark = fingerprint(deriveKey(owner.key, 'fingerprint'), text);
      const token = known.one(owner.id, mark)?.token ?? add(owner, text, mark, now);
      note(token, category, purpose, now);
      return token;
    },
    valueOf(token) {
      const row = select.one(token);
      if (row === undefined) throw vaultError('VAULT_TOKEN_UNKNOWN', token);
      if (row.sealed === null) throw vaultError('VAULT_ERASED', token);
      const value: unknown = JSON.parse(
        unseal(keyring.unwrap(row.subject, row.wrapped), row.sealed, token).toString(),
      );
      return value;
    },
  };
}
