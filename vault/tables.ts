import type { Sqlite } from './sqlite.ts';

/**
 * `keys` only grows at its end and rows in it are only overwritten by content of the same length: so SQLite never moves a wrapped
 * key to another page, and the overwritten place was the only one it ever stood at.
 */
const TABLES = `
  CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS keys (subject INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS subjects (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    identifier BLOB UNIQUE,
    created INTEGER NOT NULL,
    erased INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS tokens (
    token TEXT PRIMARY KEY,
    subject INTEGER NOT NULL REFERENCES subjects (id),
    fingerprint BLOB,
    sealed BLOB,
    created INTEGER NOT NULL,
    UNIQUE (subject, fingerprint)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS purposes (
    token TEXT NOT NULL REFERENCES tokens (token),
    category TEXT NOT NULL,
    purpose TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (token, category, purpose)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS erasures (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    at INTEGER NOT NULL,
    by TEXT,
    fields INTEGER NOT NULL,
    purged INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`;

/** Makes the vault's tables where they are missing. Times are epoch milliseconds. */
export function createTables(db: Sqlite): void {
  db.exec(TABLES);
}
