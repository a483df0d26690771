import { z } from 'zod';
import { parseCsv } from '../../../kit/csv.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { readView, viewData } from '../client.ts';
import { tableau } from '../connector.ts';
import { filters, viewId } from '../fields.ts';

/** A result goes through histories, which take 2 MB at most. */
const LARGEST_CHARACTERS = 1_000_000;

export const exportView = defineAction({
  tool: tableau,
  id: 'tableau.exportView',
  summary: 'Give what a view shows as CSV.',
  input: z.strictObject({ viewId, filters: filters.optional() }),
  /** With the titles in the first line; `rows` are those below. */
  output: z.object({ csv: z.string(), rows: z.int(), title: z.string() }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  timeoutMs: 5 * 60 * 1000,
  example: { viewId: 'ab1e0000-0000-4000-8000-000000000021' },
  async run({ input, settings, http }) {
    const { name } = await readView(http, settings, input.viewId);
    const csv = await viewData(http, settings, input.viewId, input.filters);
    if (csv.length > LARGEST_CHARACTERS) {
      throw toolError('CONFLICT', {
        action: 'tableau.exportView',
        fields: [`the view is larger than ${LARGEST_CHARACTERS} characters`],
      });
    }
    return { csv, rows: Math.max(0, parseCsv(csv).length - 1), title: name };
  },
});
