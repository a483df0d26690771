import { chmodSync } from 'node:fs';
import Database from 'libsql';
import { z } from 'zod';
import { vaultError } from './errors.ts';

type Bound = string | number | null | Uint8Array;

/** A prepared statement whose rows are checked by a schema of their own. */
interface Statement<Row> {
  one(...values: readonly Bound[]): Row | undefined;
  all(...values: readonly Bound[]): readonly Row[];
}

/** What we use of SQLite, without the binding's surprises (docs/decisions/0003-vault-sqlite.md). */
export interface Sqlite {
  query<Row>(sql: string, row: z.ZodType<Row>): Statement<Row>;
  /** A prepared statement that changes rows; gives how many, and the id of the last one inserted. */
  change(sql: string): (...values: readonly Bound[]) => { readonly changes: number; readonly id: number };
  /** Runs `work` in a transaction that holds the write lock from its beginning; VAULT_BUSY when others hold it for seconds. */
  transact<Result>(work: () => Result): Result;
  exec(sql: string): void;
  close(): void;
}

export interface SqliteOptions {
  readonly file: string;
  /** FULL (default) survives a power cut, NORMAL a killed process. */
  readonly synchronous?: 'FULL' | 'NORMAL';
}

/** How long a statement waits for other processes. */
export const BUSY_TIMEOUT_MS = 5_000;

/** A BLOB as bytes: libsql gives a Buffer for one row and an ArrayBuffer for several. */
export const bytes = z
  .union([z.instanceof(Uint8Array), z.instanceof(ArrayBuffer)])
  .transform((blob): Uint8Array => (blob instanceof ArrayBuffer ? new Uint8Array(blob) : blob));

/** Opens a SQLite file that several processes share; VAULT_UNAVAILABLE when it cannot be. */
export function openSqlite({ file, synchronous = 'FULL' }: SqliteOptions): Sqlite {
  try {
    const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    // Deleted and overwritten content is zeroed: https://sqlite.org/pragma.html#pragma_secure_delete
    db.pragma('secure_delete = ON');
    db.pragma('foreign_keys = ON');
    return wrap(db);
  } catch {
    throw vaultError('VAULT_UNAVAILABLE', file);
  }
}

function begin(db: Database.Database): void {
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw vaultError('VAULT_BUSY');
    throw error;
  }
}

function wrap(db: Database.Database): Sqlite {
  return {
    query(sql, row) {
      const statement = db.prepare(sql);
      // Always one array: libsql takes a lone Buffer for named parameters, and its native side aborts the process.
      return {
        one(...values) {
          const found = statement.get([...values]);
          return found === undefined ? undefined : row.parse(found);
        },
        all: (...values) => statement.all([...values]).map((found) => row.parse(found)),
      };
    },
    change(sql) {
      const statement = db.prepare(sql);
      return (...values) => {
        const { changes, lastInsertRowid } = statement.run([...values]);
        return { changes, id: Number(lastInsertRowid) };
      };
    },
    transact(work) {
      begin(db);
      try {
        const result = work();
        db.exec('COMMIT');
        return result;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
    exec: (sql) => void db.exec(sql),
    close: () => void db.close(),
  };
}
