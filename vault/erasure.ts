import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { vaultError } from './errors.ts';
import { WRAPPED_LENGTH } from './sealing.ts';
import { BUSY_TIMEOUT_MS, type Sqlite } from './sqlite.ts';
import type { Subject } from './subjects.ts';

/** An erasure as the log keeps it: who asked, when, how many fields; nothing about the person. */
export interface Erasure {
  readonly subject: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by?: string;
  readonly fields: number;
}

const erasureRow = z
  .object({ subject: z.string(), at: z.int(), by: z.string().nullable(), fields: z.int() })
  .transform(({ subject, at, by, fields }): Erasure => {
    return { subject, at: new Date(at).toISOString(), ...(by === null ? {} : { by }), fields };
  });

/** Overwrites a subject's key, drops all that was sealed with it and what it was found by, and logs that it was done. */
export function destroyKey(
  db: Sqlite,
  subject: Subject,
  { now, by }: { readonly now: number; readonly by: string | null },
): void {
  const overwrite = db.change('UPDATE keys SET wrapped = ? WHERE subject = ?');
  const empty = db.change('UPDATE tokens SET sealed = NULL, fingerprint = NULL WHERE subject = ?');
  const forget = db.change('UPDATE subjects SET identifier = NULL, erased = ? WHERE id = ?');
  const log = db.change('INSERT INTO erasures (subject, at, by, fields) VALUES (?, ?, ?, ?)');
  db.transact(() => {
    overwrite(randomBytes(WRAPPED_LENGTH), subject.id);
    const { changes } = empty(subject.id);
    forget(now, subject.id);
    log(subject.name, now, by, changes);
  });
}

/** Reads the log of erasures, oldest first; of one subject where one is named. */
export function listErasures(db: Sqlite, subject: string | null = null): readonly Erasure[] {
  const select =
    'SELECT subject, at, by, fields FROM erasures WHERE subject = ifnull(?, subject) ORDER BY id';
  return db.query(select, erasureRow).all(subject);
}

const PURGE_ATTEMPTS = 20;
const PURGE_PAUSE_MS = 100;

/** Takes the pages as they were before an erasure out of the write-ahead log; VAULT_BUSY when other processes keep reading it. */
export async function purge(db: Sqlite): Promise<void> {
  for (let attempt = 1; attempt <= PURGE_ATTEMPTS; attempt++) {
    if (tryPurge(db)) return;
    await wait(PURGE_PAUSE_MS);
  }
  throw vaultError('VAULT_BUSY');
}

/** One try to purge, without waiting for others; true when nothing is left to purge. */
export function tryPurge(db: Sqlite): boolean {
  const last = z.object({ id: z.int().nullable() });
  const pending = db.query('SELECT max(id) AS id FROM erasures WHERE purged = 0', last).one()?.id;
  if (pending === null || pending === undefined) return true;
  db.exec('PRAGMA busy_timeout = 0');
  try {
    const checkpoint = db.query('PRAGMA wal_checkpoint(TRUNCATE)', z.object({ busy: z.int() })).one();
    if (checkpoint?.busy !== 0) return false;
  } finally {
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
  db.change('UPDATE erasures SET purged = 1 WHERE id <= ?')(pending);
  return true;
}
