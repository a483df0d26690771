import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { query, soql } from '../client.ts';
import { salesforce } from '../connector.ts';
import { instant } from '../fields.ts';

export const listChanges = defineAction({
  tool: salesforce,
  id: 'salesforce.listChanges',
  summary: 'List the leads or contacts that were created or changed since an instant, oldest change first.',
  input: z.strictObject({ object: z.enum(['leads', 'contacts']), since: instant }),
  /** `cursor` is the `since` of the next call, which may name a record once more but leaves none out; `more` says whether to call at once. */
  output: z.object({
    changes: z.array(z.object({ id: z.string(), changedAt: instant })),
    cursor: instant,
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['api'],
  example: { object: 'leads', since: '2026-01-01T00:00:00Z' },
  async run({ input, http, now }) {
    const since = new Date(input.since);
    const until = new Date(Math.max(now().getTime() - SETTLED_AFTER_MS, since.getTime()));
    const changes: { id: string; changedAt: string }[] = [];
    let rest = soql`SystemModstamp >= ${since}`;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const rows = await query(
        http,
        soql`SELECT Id, SystemModstamp FROM ${FROM[input.object]} WHERE ${rest} AND SystemModstamp <= ${until} ORDER BY SystemModstamp, Id LIMIT ${PAGE_SIZE}`,
        changed,
      );
      changes.push(...rows.map((row) => ({ id: row.Id, changedAt: row.SystemModstamp.toISOString() })));
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_SIZE) {
        return { changes, cursor: until.toISOString(), more: false };
      }
      const at = last.SystemModstamp;
      if (changes.length >= ENOUGH && at > since) {
        return { changes, cursor: at.toISOString(), more: true };
      }
      // By instant and id, not by offset: what changes meanwhile moves to the end and would shift the rest.
      rest = soql`(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > ${last.Id}))`;
    }
    throw toolError('INVALID_INPUT', {
      action: 'salesforce.listChanges',
      fields: ['since: more records changed at that instant than are listed'],
    });
  },
});

const FROM = { leads: { text: 'Lead' }, contacts: { text: 'Contact' } };

/** A transaction stamps its records before it commits: what is younger is left to the next call. */
const SETTLED_AFTER_MS = 5 * 60_000;
const PAGE_SIZE = 500;
const ENOUGH = 1000;
const MOST_PAGES = 100;

/** Salesforce writes the offset without its colon, `+0000`. */
const changed = z.object({
  Id: z.string(),
  SystemModstamp: z
    .string()
    .transform((text) => text.replace(/\+0000$/, 'Z'))
    .pipe(z.iso.datetime())
    .transform((text) => new Date(text)),
});
