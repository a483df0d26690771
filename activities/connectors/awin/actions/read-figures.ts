import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { path } from '../../../kit/path.ts';
import { awin } from '../connector.ts';
import { currency, publisherId } from '../fields.ts';

export const readFigures = defineAction({
  tool: awin,
  id: 'awin.readFigures',
  summary: 'Read what partners brought and cost from one day to another, both included.',
  /** At most 400 days, in UTC, by the day of the sale. */
  input: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** A partner without any clicks and sales has no row. Amounts are those of all sales but declined ones; `currency` is absent without rows. */
  output: z.object({
    rows: z.array(
      z.object({
        publisherId,
        name: z.string(),
        impressions: z.int(),
        clicks: z.int(),
        conversions: z.int(),
        pending: z.int(),
        approved: z.int(),
        declined: z.int(),
        conversionValue: z.int(),
        cost: z.int(),
      }),
    ),
    currency: currency.optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { from: '2026-11-01', to: '2026-11-30' },
  async run({ input, settings, http }) {
    const found = await http.get({
      path: path`/advertisers/${settings.advertiserId}/reports/publisher`,
      query: { startDate: input.from, endDate: input.to, timezone: 'UTC', dateType: 'transaction' },
      response: z.array(row),
    });
    const [money, ...others] = new Set(found.map((one) => one.currency));
    if (others.length > 0) {
      // Amounts of several currencies cannot stand beside one.
      throw toolError('CONFLICT', {
        action: 'awin.readFigures',
        fields: ['the programme has several currencies'],
      });
    }
    return {
      rows: found.map((one) => ({
        publisherId: String(one.publisherId),
        name: one.publisherName,
        impressions: one.impressions,
        clicks: one.clicks,
        conversions: one.totalNo,
        pending: one.pendingNo,
        approved: one.confirmedNo,
        declined: one.declinedNo,
        conversionValue: minorOfUnits(one.totalValue - one.declinedValue, one.currency),
        cost: minorOfUnits(one.totalComm - one.declinedComm, one.currency),
      })),
      currency: money,
    };
  },
});

const count = z.int().default(0);
const units = z.number().default(0);
const row = z.object({
  publisherId: z.number(),
  publisherName: z.string().default(''),
  currency,
  impressions: count,
  clicks: count,
  pendingNo: count,
  confirmedNo: count,
  declinedNo: count,
  totalNo: count,
  declinedValue: units,
  totalValue: units,
  declinedComm: units,
  totalComm: units,
});
