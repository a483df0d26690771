import { z } from 'zod';
import type { Sqlite } from './sqlite.ts';
import type { Subject } from './subjects.ts';
import type { Tokens } from './tokens.ts';

/** What is held about one person: the answer to a request for access (GDPR Art. 15). Times are ISO 8601. */
export interface SubjectExport {
  readonly subject: string;
  readonly erased?: string;
  readonly fields: readonly {
    readonly token: string;
    readonly value: unknown;
    readonly since: string;
    readonly purposes: readonly {
      readonly category: string;
      readonly purpose: string;
      readonly since: string;
    }[];
  }[];
}

const since = z.int().transform(isoOf);

/** Reads everything that is held about a subject; an erased one has no fields. */
export function readSubject(db: Sqlite, tokens: Tokens, subject: Subject): SubjectExport {
  if (subject.erased !== null) return { subject: subject.name, erased: isoOf(subject.erased), fields: [] };
  const held = db.query(
    'SELECT token, created AS since FROM tokens WHERE subject = ? ORDER BY rowid',
    z.object({ token: z.string(), since }),
  );
  const purposes = db.query(
    'SELECT category, purpose, since FROM purposes WHERE token = ? ORDER BY rowid',
    z.object({ category: z.string(), purpose: z.string(), since }),
  );
  return {
    subject: subject.name,
    fields: held.all(subject.id).map((field) => ({
      ...field,
      value: tokens.valueOf(field.token),
      purposes: purposes.all(field.token),
    })),
  };
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
