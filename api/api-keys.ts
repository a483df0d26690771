import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { bytes, openSqlite, type SqliteOptions } from '../vault/index.ts';
import { personId, role, type Person, type Role } from './person.ts';

/** An API key as it is listed; the key itself is shown once, when it is made. Times are ISO 8601. */
export interface ApiKey extends Person {
  /** Middle part of the key: `mr_<id>_<secret>`. */
  readonly key: string;
  readonly created: string;
  readonly revoked?: string;
}

/** The keys of the people who may call the API. */
export interface ApiKeys {
  /** Makes a key; only its hash is kept. */
  create(person: string, roles: readonly Role[]): { readonly key: string; readonly token: string };
  list(): readonly ApiKey[];
  /** False when there is no such key; a revoked key stays revoked. */
  revoke(key: string): boolean;
  /** Who holds a token (`mr_<id>_<secret>`); undefined when it is none, or revoked. */
  find(token: string): Person | undefined;
  close(): void;
}

const TOKEN = /^mr_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/**
 * SHA-256 without salt or stretching: a secret of 256 random bits cannot be guessed whatever the hash costs, and a slow hash would
 * only slow every request down. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html is about passwords.
 */
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS api_keys (
    id TEXT PRIMARY KEY,
    hash BLOB NOT NULL,
    person TEXT NOT NULL,
    roles TEXT NOT NULL,
    created INTEGER NOT NULL,
    revoked INTEGER
  ) STRICT
`;

const roles = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(role));
const moment = z.int().transform((time) => new Date(time).toISOString());
const holderRow = z.object({ hash: bytes, id: z.string(), roles });
const keyRow = z
  .object({ key: z.string(), id: z.string(), roles, created: moment, revoked: moment.nullable() })
  .transform(({ revoked, ...key }): ApiKey => (revoked === null ? key : { ...key, revoked }));

/** Opens the file with the API keys, made when missing. Several processes may have it open. */
export function openApiKeys({
  now = () => new Date(),
  ...options
}: SqliteOptions & { readonly now?: () => Date }): ApiKeys {
  const db = openSqlite(options);
  db.exec(TABLE);
  const insert = db.change('INSERT INTO api_keys (id, hash, person, roles, created) VALUES (?, ?, ?, ?, ?)');
  const all = db.query(
    'SELECT id AS key, person AS id, roles, created, revoked FROM api_keys ORDER BY created, id',
    keyRow,
  );
  const revoke = db.change('UPDATE api_keys SET revoked = ifnull(revoked, ?) WHERE id = ?');
  const holder = db.query(
    'SELECT hash, person AS id, roles FROM api_keys WHERE id = ? AND revoked IS NULL',
    holderRow,
  );
  return {
    create(person, given) {
      const key = randomBytes(6).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      const checked = z
        .array(role)
        .min(1)
        .parse([...new Set(given)]);
      insert(key, hashOf(secret), personId.parse(person), JSON.stringify(checked), now().getTime());
      return { key, token: `mr_${key}_${secret}` };
    },
    list: () => all.all(),
    revoke: (key) => revoke(now().getTime(), key).changes > 0,
    find(token) {
      const [, key = '', secret = ''] = TOKEN.exec(token) ?? [];
      const found = key === '' ? undefined : holder.one(key);
      if (found === undefined || !timingSafeEqual(found.hash, hashOf(secret))) return undefined;
      return { id: found.id, roles: found.roles };
    },
    close: () => db.close(),
  };
}
