import { z } from 'zod';
import { openSqlite, type SqliteOptions } from '../vault/index.ts';

/**
 * The events that came by webhook: an event that comes again goes nowhere else, whoever waits by then. Ids are derived; nothing of
 * an event itself is kept.
 */
export interface WebhookEvents {
  find(id: string): KnownEvent | undefined;
  /** Notes to which case an event goes before it is sent there; gives the case that was noted first. */
  intend(id: string, caseId: string): string;
  /** The case has it. */
  settle(id: string, caseId: string): void;
  /** The case did not take it, so that it may go to another. */
  release(id: string): void;
  close(): void;
}

export interface KnownEvent {
  readonly caseId: string;
  readonly settled: boolean;
}

/** What knows nothing again, for an API without tools that call it. */
export const forgetfulWebhookEvents: WebhookEvents = {
  find: () => undefined,
  intend: (_id, caseId) => caseId,
  settle: () => undefined,
  release: () => undefined,
  close: () => undefined,
};

const TABLE = `
  CREATE TABLE IF NOT EXISTS webhook_events (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    settled INTEGER NOT NULL
  ) STRICT
`;

/** Vendors repeat for three days at most; who recorded a delivery of one that signs no time can send it again for ever. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;

const row = z
  .object({ caseId: z.string(), settled: z.int() })
  .transform(({ caseId, settled }): KnownEvent => ({ caseId, settled: settled === 1 }));

/** Opens the file with the events, made when missing. Several processes may have it open. */
export function openWebhookEvents({
  now = () => new Date(),
  ...options
}: SqliteOptions & { readonly now?: () => Date }): WebhookEvents {
  const db = openSqlite(options);
  db.exec(TABLE);
  db.change('DELETE FROM webhook_events WHERE at < ?')(now().getTime() - KEPT_MS);
  const find = db.query('SELECT case_id AS caseId, settled FROM webhook_events WHERE id = ?', row);
  const intend = db.change(
    'INSERT OR IGNORE INTO webhook_events (id, case_id, at, settled) VALUES (?, ?, ?, 0)',
  );
  const settle = db.change(`
    INSERT INTO webhook_events (id, case_id, at, settled) VALUES (?, ?, ?, 1)
    ON CONFLICT (id) DO UPDATE SET settled = 1
  `);
  const release = db.change('DELETE FROM webhook_events WHERE id = ? AND settled = 0');
  return {
    find: (id) => find.one(id),
    intend(id, caseId) {
      intend(id, caseId, now().getTime());
      return find.one(id)?.caseId ?? caseId;
    },
    settle: (id, caseId) => void settle(id, caseId, now().getTime()),
    release: (id) => void release(id),
    close: () => db.close(),
  };
}
