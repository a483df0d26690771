import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { MOST_PAGES, readList, rfc3339 } from '../client.ts';
import { pipedrive } from '../connector.ts';
import { instant } from '../fields.ts';

export const listChanges = defineAction({
  tool: pipedrive,
  id: 'pipedrive.listChanges',
  summary: 'List the contacts or deals that were created or changed since an instant, oldest change first.',
  input: z.strictObject({ object: z.enum(['contacts', 'deals']), since: instant }),
  /** `cursor` is the `since` of the next call, which may name an object once more but leaves none out; `more` says whether to call at once. */
  output: z.object({
    changes: z.array(z.object({ id: z.string(), changedAt: instant })),
    cursor: instant,
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { object: 'contacts', since: '2026-01-01T00:00:00Z' },
  async run({ input, http, now }) {
    const since = rfc3339(Date.parse(input.since));
    const until = rfc3339(Math.max(now().getTime() - SETTLED_AFTER_MS, Date.parse(since)));
    // From `updated_since` on, up to but without `updated_until`.
    const query = {
      updated_since: since,
      updated_until: until,
      sort_by: 'update_time',
      sort_direction: 'asc',
    };
    for (const pages of [ENOUGH_PAGES, MOST_PAGES]) {
      const { items, complete } = await readList(http, KINDS[input.object], query, changed, pages);
      const changes = items.map(({ id, update_time: changedAt }) => ({ id: String(id), changedAt }));
      if (complete) return { changes, cursor: until, more: false };
      const last = rfc3339(Date.parse(items.at(-1)?.update_time ?? since));
      if (last > since) return { changes, cursor: last, more: true };
    }
    throw toolError('INVALID_INPUT', {
      action: 'pipedrive.listChanges',
      fields: ['since: more objects changed within that second than are listed'],
    });
  },
});

const changed = z.object({ id: z.number(), update_time: instant });

const KINDS = { contacts: 'persons', deals: 'deals' } as const;

/** What is younger may still be on its way into the list, and is left to the next call. */
const SETTLED_AFTER_MS = 60_000;

/** As many as one answer should hold; only an import within one second takes more. */
const ENOUGH_PAGES = 2;
