import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readReport } from '../client.ts';
import { semrush } from '../connector.ts';
import { database } from '../fields.ts';

export const readKeywords = defineAction({
  tool: semrush,
  id: 'semrush.readKeywords',
  summary: 'Read search volume, click cost and competition of keywords in a country.',
  // A semicolon separates keywords in the request and cells in the answer.
  input: z.strictObject({
    keywords: z.array(z.string().regex(/^[^;\r\n]+$/)).min(1),
    database,
  }),
  output: z.object({
    /** Only keywords that Semrush knows, in its order. */
    keywords: z.array(
      z.object({
        phrase: z.string(),
        volume: z.int().nonnegative(),
        cpc: z.int().nonnegative(),
        competition: z.number().min(0).max(1),
      }),
    ),
    currency: z.string().length(3),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: {
    keywords: ['marketing automation', 'campaign management software', 'b2b lead management'],
    database: 'de',
  },
  async run({ input, http }) {
    const keywords = [];
    for (let begin = 0; begin < input.keywords.length; begin += BATCH_SIZE) {
      const phrase = input.keywords.slice(begin, begin + BATCH_SIZE).join(';');
      const query = { type: 'phrase_these', phrase, database: input.database, export_columns: 'Ph,Nq,Cp,Co' };
      keywords.push(...(await readReport(http, query, row)));
    }
    return {
      keywords: keywords.map(([name, volume, cpc, competition]) => ({
        phrase: name,
        volume,
        cpc: Math.round(cpc * 100),
        competition,
      })),
      currency: CURRENCY,
    };
  },
});

const BATCH_SIZE = 100;

/** Semrush gives click cost in US dollars whatever the database. */
const CURRENCY = 'USD';

const row = z.tuple([z.string(), z.coerce.number(), z.coerce.number(), z.coerce.number()]);
