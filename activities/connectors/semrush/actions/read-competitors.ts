import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readReport } from '../client.ts';
import { semrush } from '../connector.ts';
import { database } from '../fields.ts';

export const readCompetitors = defineAction({
  tool: semrush,
  id: 'semrush.readCompetitors',
  summary: 'Read which domains are found by the same keywords as ours.',
  input: z.strictObject({ domain: z.hostname(), database }),
  output: z.object({
    /** Most common keywords first; `traffic` is visits a month from unpaid search. */
    competitors: z.array(
      z.object({
        domain: z.string(),
        commonKeywords: z.int().nonnegative(),
        traffic: z.int().nonnegative(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { domain: 'maschinenraum.example', database: 'de' },
  async run({ input, http }) {
    const query = {
      type: 'domain_organic_organic',
      domain: input.domain,
      database: input.database,
      display_limit: MOST,
      display_sort: 'np_desc',
      export_columns: 'Dn,Np,Ot',
    };
    const rows = await readReport(http, query, row);
    return {
      competitors: rows.map(([domain, commonKeywords, traffic]) => ({ domain, commonKeywords, traffic })),
    };
  },
});

/** Every line costs units, and beyond the first twenty they are hardly competitors. */
const MOST = 20;

const row = z.tuple([z.string(), z.coerce.number(), z.coerce.number()]);
