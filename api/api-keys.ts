import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { bytes, openSqlite, type Sqlite, type SqliteOptions } from '../vault/index.ts';
import { identity, personId, role, type Person, type Role } from './person.ts';

/** An API key as it is listed; the key itself is shown once, when it is made. Times are ISO 8601. */
export interface ApiKey extends Person {
  /** Middle part of the key: `mr_<id>_<secret>`. */
  readonly key: string;
  readonly created: string;
  readonly revoked?: string;
  /** How other tools know the person; absent when they do not. */
  readonly identities?: readonly string[];
}

/** An identity that is another person's: what somebody decides in a tool would count for both. */
export class IdentityTakenError extends Error {
  override readonly name = 'IdentityTakenError';
}

/** The keys of the people who may call the API. */
export interface ApiKeys {
  /** Makes a key; only its hash is kept. IdentityTakenError when somebody else has one of the identities. */
  create(
    person: string,
    roles: readonly Role[],
    identities?: readonly string[],
  ): { readonly key: string; readonly token: string };
  list(): readonly ApiKey[];
  /** False when there is no such key; a revoked key stays revoked. */
  revoke(key: string): boolean;
  /** Who holds a token (`mr_<id>_<secret>`); undefined when it is none, or revoked. */
  find(token: string): Person | undefined;
  /** Who is known by an identity, with the roles of their newest key that carries it; undefined when nobody is. */
  findByIdentity(identity: string): Person | undefined;
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

/** Files made before people had identities lack the column; every version since reads and writes them all the same. */
function addIdentities(db: Sqlite): void {
  db.transact(() => {
    const columns = db
      .query("SELECT name FROM pragma_table_info('api_keys')", z.object({ name: z.string() }))
      .all();
    if (columns.some(({ name }) => name === 'identities')) return;
    db.exec("ALTER TABLE api_keys ADD COLUMN identities TEXT NOT NULL DEFAULT '[]'");
  });
}

const identities = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(z.string()));
const roles = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(role));
const moment = z.int().transform((time) => new Date(time).toISOString());
const holderRow = z.object({ hash: bytes, id: z.string(), roles });
const keyRow = z
  .object({ key: z.string(), id: z.string(), roles, created: moment, revoked: moment.nullable(), identities })
  .transform(({ revoked, identities: known, ...key }): ApiKey => ({
    ...key,
    ...(revoked === null ? {} : { revoked }),
    ...(known.length === 0 ? {} : { identities: known }),
  }));

/** Opens the file with the API keys, made when missing. Several processes may have it open. */
export function openApiKeys({
  now = () => new Date(),
  ...options
}: SqliteOptions & { readonly now?: () => Date }): ApiKeys {
  const db = openSqlite(options);
  db.exec(TABLE);
  addIdentities(db);
  const insert = db.change(
    'INSERT INTO api_keys (id, hash, person, roles, created, identities) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = db.query(
    'SELECT id AS key, person AS id, roles, created, revoked, identities FROM api_keys ORDER BY created, id',
    keyRow,
  );
  const known = db.query(
    `SELECT person AS id, roles FROM api_keys
     WHERE revoked IS NULL AND EXISTS (SELECT 1 FROM json_each(identities) WHERE value = ?)
     ORDER BY created DESC, rowid DESC LIMIT 1`,
    z.object({ id: z.string(), roles }),
  );
  const revoke = db.change('UPDATE api_keys SET revoked = ifnull(revoked, ?) WHERE id = ?');
  const holder = db.query(
    'SELECT hash, person AS id, roles FROM api_keys WHERE id = ? AND revoked IS NULL',
    holderRow,
  );
  return {
    create(person, given, as = []) {
      const key = randomBytes(6).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      const id = personId.parse(person);
      const checked = z
        .array(role)
        .min(1)
        .parse([...new Set(given)]);
      const identified = z.array(identity).parse([...new Set(as)]);
      db.transact(() => {
        const taken = identified.find((one) => (known.one(one)?.id ?? id) !== id);
        if (taken !== undefined) throw new IdentityTakenError(`${taken} is somebody else`);
        insert(key, hashOf(secret), id, JSON.stringify(checked), now().getTime(), JSON.stringify(identified));
      });
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
    findByIdentity: (one) => known.one(one),
    close: () => db.close(),
  };
}
