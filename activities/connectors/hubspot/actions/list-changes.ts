import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { hubspot } from '../connector.ts';
import { contactId, instant } from '../fields.ts';

export const listChanges = defineAction({
  tool: hubspot,
  id: 'hubspot.listChanges',
  summary: 'List the contacts that were created or changed since an instant, oldest change first.',
  input: z.strictObject({ since: instant }),
  /** `cursor` is the `since` of the next call, which may name a contact once more but leaves none out; `more` says whether to call at once. */
  output: z.object({
    changes: z.array(z.object({ id: contactId, changedAt: instant })),
    cursor: instant,
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['crm.objects.contacts.read'],
  example: { since: '2026-01-01T00:00:00Z' },
  async run({ input, http, now }) {
    const changes = new Map<string, string>();
    const since = Date.parse(input.since);
    const until = Math.max(now().getTime() - SETTLED_AFTER_MS, since);
    let from = since;
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { results, paging } = await http.post({
        path: '/crm/v3/objects/contacts/search',
        json: {
          filterGroups: [{ filters: [bound('GTE', from), bound('LTE', until)] }],
          sorts: ['lastmodifieddate'],
          properties: ['lastmodifieddate'],
          limit: PAGE_SIZE,
          after,
        },
        response: found,
      });
      for (const { id, properties } of results) changes.set(id, properties.lastmodifieddate);
      if (paging?.next === undefined) return answer(until, false);
      // What changes meanwhile moves to the end and shifts the rest, so that the next page begins at an instant, not at an offset.
      const last = Date.parse(results.at(-1)?.properties.lastmodifieddate ?? input.since);
      after = last > from ? undefined : paging.next.after;
      from = last;
      if (changes.size >= ENOUGH && from > since) return answer(from, true);
    }
    throw toolError('INVALID_INPUT', {
      action: 'hubspot.listChanges',
      fields: ['since: more contacts changed at that instant than HubSpot lists'],
    });

    function answer(cursor: number, more: boolean): Answer {
      return {
        changes: [...changes].map(([id, changedAt]) => ({ id, changedAt })),
        cursor: new Date(cursor).toISOString(),
        more,
      };
    }
  },
});

/** Search lags behind its writes: what changed later than this is left to the next call. */
const SETTLED_AFTER_MS = 60_000;
const PAGE_SIZE = 100;
const ENOUGH = 1000;
/** A search lists no more than 10,000 objects. */
const MOST_PAGES = 100;

interface Answer {
  changes: { id: string; changedAt: string }[];
  cursor: string;
  more: boolean;
}

/** Search compares instants as milliseconds since 1970. */
function bound(operator: 'GTE' | 'LTE', instant: number): object {
  return { propertyName: 'lastmodifieddate', operator, value: String(instant) };
}

const found = z.object({
  results: z.array(z.object({ id: z.string(), properties: z.object({ lastmodifieddate: instant }) })),
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
});
