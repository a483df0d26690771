import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { cookiebot } from '../connector.ts';
import { domain } from '../fields.ts';

const id = 'cookiebot.readFigures';

export const readFigures = defineAction({
  tool: cookiebot,
  id,
  summary: 'Read how many visitors agreed to cookies and how many did not, day by day, both days included.',
  /** At most twelve months back: the vendor keeps no more. */
  input: z.strictObject({ domain, from: z.iso.date(), to: z.iso.date() }),
  output: z.object({
    rows: z.array(
      z.object({
        date: z.iso.date(),
        optIns: z.int(),
        optOuts: z.int(),
        /** Opt-ins without a click on the banner; no consent in the sense of GDPR Art. 4(11). */
        implied: z.int(),
        preferences: z.int(),
        statistics: z.int(),
        marketing: z.int(),
        countries: z.array(z.object({ country: z.string(), consents: z.int() })),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { domain: 'www.maschinenraum.example', from: '2026-11-01', to: '2026-11-30' },
  async run({ input, settings, http, now }) {
    const earliest = new Date(now());
    earliest.setUTCFullYear(earliest.getUTCFullYear() - 1);
    if (input.from < earliest.toISOString().slice(0, 10) || input.to < input.from) {
      throw toolError('INVALID_INPUT', { action: id, fields: ['from, to: within the last twelve months'] });
    }
    const { apiKey, domainGroupId } = settings;
    const { consentstat } = await http.get({
      path: path`/api/v1/${apiKey}/json/domaingroup/${domainGroupId}/domain/${input.domain}/consent/stats`,
      query: { startdate: input.from.replaceAll('-', ''), enddate: input.to.replaceAll('-', '') },
      response: statistics,
    });
    const rows = consentstat.consentday.map((day) => ({
      date: day.Date,
      optIns: day.OptIn,
      optOuts: day.OptOut,
      implied: day.OptInImplied,
      preferences: day.TypeOptInPref,
      statistics: day.TypeOptInStat,
      marketing: day.TypeOptInMark,
      countries: day.Countries.Country.map(({ Code, Count }) => ({ country: Code, consents: Count })),
    }));
    return { rows };
  },
});

const count = z.string().regex(/^\d+$/).transform(Number);

/** The report is made of XML: a list of one is that one itself, and an empty one is missing or null. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z.preprocess(
    (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );
}

const day = z.object({
  Date: z.string().transform((text) => text.slice(0, 10)),
  OptIn: count,
  OptOut: count,
  OptInImplied: count,
  TypeOptInPref: count,
  TypeOptInStat: count,
  TypeOptInMark: count,
  Countries: z.preprocess(
    (value) => (value === null || value === '' ? undefined : value),
    z.object({ Country: listOf(z.object({ Code: z.string(), Count: count })) }).prefault({ Country: [] }),
  ),
});

const statistics = z.object({ consentstat: z.object({ consentday: listOf(day) }) });
