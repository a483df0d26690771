import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { googleSearchConsole } from '../connector.ts';
import { siteUrl } from '../fields.ts';

export const readPositions = defineAction({
  tool: googleSearchConsole,
  id: 'google-search-console.readPositions',
  summary: 'Read for which searches our pages were found from one day to another, and where.',
  input: z
    .strictObject({
      siteUrl,
      from: z.iso.date(),
      to: z.iso.date(),
      /** Only these searches; all when absent. */
      phrases: z.array(z.string().trim().min(1).max(500)).min(1).max(500).optional(),
      /** Three letters, `deu`; ISO 3166-1. */
      country: z
        .string()
        .regex(/^[a-z]{3}$/)
        .optional(),
      device: z.enum(['desktop', 'mobile', 'tablet']).optional(),
      /** A row for each page that a search found, instead of one for each search. */
      byPage: z.boolean().default(false),
      limit: z.int().min(1).max(5000).default(500),
    })
    .refine(({ from, to }) => to >= from, { path: ['to'] }),
  output: z.object({
    /** Most clicks first. `position` is a mean, 1 being the top. Rare searches are withheld by Google. */
    positions: z.array(
      z.object({
        phrase: z.string(),
        url: z.string().optional(),
        position: z.number(),
        clicks: z.int().nonnegative(),
        impressions: z.int().nonnegative(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['https://www.googleapis.com/auth/webmasters.readonly'],
  example: {
    siteUrl: 'sc-domain:maschinenraum.example',
    from: '2026-11-01',
    to: '2026-11-20',
    phrases: ['marketing automation', 'bpmn tool'],
    country: 'deu',
  },
  async run({ input, http }) {
    const same = [
      ...(input.country === undefined ? [] : [equal('COUNTRY', input.country)]),
      ...(input.device === undefined ? [] : [equal('DEVICE', input.device.toUpperCase())]),
    ];
    const positions: Position[] = [];
    for (const pattern of patternsOf(input.phrases)) {
      const filters = [
        ...same,
        ...(pattern === undefined
          ? []
          : [{ dimension: 'QUERY', operator: 'INCLUDING_REGEX', expression: pattern }]),
      ];
      const { rows } = await http.post({
        path: path`/webmasters/v3/sites/${input.siteUrl}/searchAnalytics/query`,
        json: {
          startDate: input.from,
          endDate: input.to,
          dimensions: input.byPage ? ['QUERY', 'PAGE'] : ['QUERY'],
          ...(filters.length === 0 ? {} : { dimensionFilterGroups: [{ groupType: 'AND', filters }] }),
          dataState: 'FINAL',
          rowLimit: input.limit,
        },
        response: report,
      });
      positions.push(...rows.map(positionOf));
    }
    positions.sort((one, other) => other.clicks - one.clicks);
    return { positions: positions.slice(0, input.limit) };
  },
});

/** Filters of a request are all of them true at once, so that a choice of searches must be one regular expression; this is its longest. */
const LONGEST_PATTERN = 4096;
const FRAME = '^()$'.length;

/** Regular expressions of RE2 that together stand for the phrases; Search Console writes searches in lower case. */
function patternsOf(phrases: readonly string[] | undefined): readonly (string | undefined)[] {
  if (phrases === undefined) return [undefined];
  const patterns: string[] = [];
  let held = '';
  for (const phrase of new Set(phrases.map((one) => one.toLowerCase()))) {
    const escaped = phrase.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    if (held !== '' && held.length + 1 + escaped.length + FRAME > LONGEST_PATTERN) {
      patterns.push(`^(${held})$`);
      held = '';
    }
    held = held === '' ? escaped : `${held}|${escaped}`;
  }
  return [...patterns, `^(${held})$`];
}

function equal(dimension: string, expression: string): object {
  return { dimension, operator: 'EQUALS', expression };
}

const count = z.number().transform(Math.round);
const report = z.object({
  rows: z
    .array(
      z.object({
        keys: z.array(z.string()).min(1),
        clicks: count,
        impressions: count,
        position: z.number(),
      }),
    )
    .default([]),
});

interface Position {
  phrase: string;
  url?: string;
  position: number;
  clicks: number;
  impressions: number;
}

function positionOf({ keys, ...figures }: z.output<typeof report>['rows'][number]): Position {
  const [phrase = '', url] = keys;
  return { phrase, ...(url === undefined ? {} : { url }), ...figures };
}
