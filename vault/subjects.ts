import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { identifierOfEmail } from './contact.ts';
import type { Keyring } from './keyring.ts';
import type { Sqlite } from './sqlite.ts';

/** Names a data subject: by e-mail address, by the subject's own name in the vault, or by any token of theirs. */
export type SubjectSelector =
  | { readonly email: string }
  | { readonly subject: string }
  | { readonly token: string };

const subjectRow = z.object({ id: z.int(), name: z.string(), erased: z.int().nullable() }).readonly();

/** A data subject as the vault knows it; `name` (`ps_…`) is random and no personal data. */
export type Subject = z.output<typeof subjectRow>;

export interface Subjects {
  find(selector: SubjectSelector): Subject | undefined;
  /** Finds the subject of an identifier or makes a new one; inside a transaction. */
  obtain(identifier: string, now: number): { readonly id: number; readonly key: Uint8Array };
}

/** Opens the register of data subjects. */
export function openSubjects(db: Sqlite, keyring: Keyring): Subjects {
  const select = 'SELECT subjects.id, subjects.name, subjects.erased FROM subjects';
  const byIdentifier = db.query(`${select} WHERE identifier = ?`, subjectRow);
  const byName = db.query(`${select} WHERE name = ?`, subjectRow);
  const byToken = db.query(
    `${select} JOIN tokens ON tokens.subject = subjects.id WHERE token = ?`,
    subjectRow,
  );
  const insert = db.change('INSERT INTO subjects (name, identifier, created) VALUES (?, ?, ?)');
  return {
    find(selector) {
      if ('email' in selector) return byIdentifier.one(keyring.indexOf(identifierOfEmail(selector.email)));
      return 'subject' in selector ? byName.one(selector.subject) : byToken.one(selector.token);
    },
    obtain(identifier, now) {
      const index = keyring.indexOf(identifier);
      const known = byIdentifier.one(index);
      if (known !== undefined) return { id: known.id, key: keyring.open(known.id) };
      const { id } = insert(`ps_${randomBytes(16).toString('base64url')}`, index, now);
      return { id, key: keyring.create(id) };
    },
  };
}
