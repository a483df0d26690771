import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { looker } from '../connector.ts';
import { filters } from '../fields.ts';

/** Queries run in the warehouse, and Looker answers when they are done. */
const QUERY_TIMEOUT_MS = 5 * 60 * 1000;

export const readReport = defineAction({
  tool: looker,
  id: 'looker.readReport',
  summary: 'Read the rows of a saved Look, with other filters where they are given.',
  input: z.strictObject({
    lookId: z.string().regex(/^\d+$/),
    /** By field, `campaigns.name`; each replaces the Look's own filter of this field. */
    filters: filters.optional(),
    limit: z.int().min(1).max(4999).default(500),
  }),
  output: z.object({
    /** Values by the name of the field, numbers as numbers. */
    rows: z.array(z.record(z.string(), z.json())),
    /** Whether there are more rows than `limit`. */
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  timeoutMs: QUERY_TIMEOUT_MS + 60_000,
  example: {
    lookId: '7',
    filters: { 'campaigns.name': 'de_leads_monitoring_202612' },
  },
  async run({ input, http }) {
    const { lookId, filters: wanted, limit } = input;
    const asked = { query: { limit: limit + 1 }, response: rows, timeoutMs: QUERY_TIMEOUT_MS };
    if (wanted === undefined) {
      return cut(await http.get({ path: path`/looks/${lookId}/run/json`, ...asked }), limit);
    }
    const { query } = await http.get({
      path: path`/looks/${lookId}`,
      query: { fields: 'query' },
      response: lookWithQuery,
    });
    const json = { ...query, filters: { ...query.filters, ...wanted } };
    return cut(await http.post({ path: '/queries/run/json', json, ...asked }), limit);
  },
});

const rows = z.array(z.record(z.string(), z.json()));

/** What makes up a query; the rest of the answer is about how it is shown. */
const lookWithQuery = z.object({
  query: z.object({
    model: z.string(),
    view: z.string(),
    fields: z.array(z.string()).nullish(),
    pivots: z.array(z.string()).nullish(),
    fill_fields: z.array(z.string()).nullish(),
    filters: z.record(z.string(), z.json()).nullish(),
    filter_expression: z.string().nullish(),
    sorts: z.array(z.string()).nullish(),
    column_limit: z.string().nullish(),
    total: z.boolean().nullish(),
    dynamic_fields: z.string().nullish(),
    query_timezone: z.string().nullish(),
  }),
});

type Rows = z.output<typeof rows>;

function cut(all: Rows, limit: number): { rows: Rows; more: boolean } {
  return { rows: all.slice(0, limit), more: all.length > limit };
}
