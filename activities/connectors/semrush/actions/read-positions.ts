import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readReport } from '../client.ts';
import { semrush } from '../connector.ts';
import { database } from '../fields.ts';

export const readPositions = defineAction({
  tool: semrush,
  id: 'semrush.readPositions',
  summary: 'Read for which searches a domain is found in a country, and where.',
  input: z.strictObject({
    domain: z.hostname(),
    database,
    /** Each row costs units. */
    limit: z.int().min(1).max(5000).default(100),
  }),
  output: z.object({
    /** Those that bring most visits first. Position 1 is the top; `previousPosition` is of the month before. */
    positions: z.array(
      z.object({
        phrase: z.string(),
        url: z.string(),
        position: z.int().positive(),
        previousPosition: z.int().positive().optional(),
        volume: z.int().nonnegative(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { domain: 'maschinenraum.example', database: 'de' },
  async run({ input, http }) {
    const query = {
      type: 'domain_organic',
      domain: input.domain,
      database: input.database,
      display_limit: input.limit,
      display_sort: 'tr_desc',
      export_columns: 'Ph,Po,Pp,Nq,Ur',
    };
    const rows = await readReport(http, query, row);
    return {
      positions: rows.map(([phrase, position, previous, volume, ...url]) => ({
        phrase,
        url: url.join(';'),
        position,
        ...(previous === 0 ? {} : { previousPosition: previous }),
        volume,
      })),
    };
  },
});

const count = z.coerce.number().int().nonnegative();

/** Addresses may hold the separator, and are the last column therefore. */
const row = z.tuple([z.string(), count, count, count, z.string()]).rest(z.string());
