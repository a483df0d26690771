import { z } from 'zod';
import { parseCsv } from '../../../kit/csv.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { readView, viewData } from '../client.ts';
import { tableau } from '../connector.ts';
import { filters, viewId } from '../fields.ts';

export const readRows = defineAction({
  tool: tableau,
  id: 'tableau.readRows',
  summary: 'Read the rows that a view shows, with filters where they are given.',
  input: z.strictObject({
    viewId,
    filters: filters.optional(),
    limit: z.int().min(1).max(1000).default(200),
  }),
  /** Text as people see it, by the titles of the columns; empty cells are left out. `more` says that there are rows beyond the limit. */
  output: z.object({ rows: z.array(z.record(z.string(), z.string())), more: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  timeoutMs: 5 * 60 * 1000,
  example: { viewId: 'ab1e0000-0000-4000-8000-000000000021', filters: { Channel: 'google-ads' } },
  async run({ input, settings, http }) {
    // The vendor takes ids of other kinds of views too, which would show something else.
    await readView(http, settings, input.viewId);
    const csv = await viewData(http, settings, input.viewId, input.filters);
    const [titles = [], ...lines] = parseCsv(csv);
    const rows = lines.map((cells) =>
      Object.fromEntries(
        titles.flatMap((title, index) => {
          const cell = cells[index] ?? '';
          return cell === '' ? [] : [[title, cell]];
        }),
      ),
    );
    return { rows: rows.slice(0, input.limit), more: rows.length > input.limit };
  },
});
