import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { minorOfUnits } from '../../../kit/money.ts';
import { readAll } from '../client.ts';
import { klaviyo } from '../connector.ts';
import { currency } from '../fields.ts';

export const readFigures = defineAction({
  tool: klaviyo,
  id: 'klaviyo.readFigures',
  summary: 'Read what became of the mailings that went out from one day to another, both included.',
  /** At most a year, in the account's time zone. */
  input: z.strictObject({
    campaignIds: z.array(z.string().regex(/^\w+$/)).min(1).max(100),
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  /** Opens, clicks and unsubscribes count people. A mailing that did not go out has no row. */
  output: z.object({
    rows: z.array(
      z.object({
        campaignId: z.string(),
        name: z.string(),
        recipients: z.int(),
        delivered: z.int(),
        bounces: z.int(),
        opens: z.int(),
        clicks: z.int(),
        unsubscribes: z.int(),
        spamComplaints: z.int(),
        conversions: z.number(),
        conversionValue: z.int(),
      }),
    ),
    currency,
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['campaigns:read'],
  example: { campaignIds: ['01JKLAVIYODRAFT0000000001'], from: '2026-12-01', to: '2026-12-31' },
  async run({ input, settings, http }) {
    const { conversionMetricId, currency: money } = settings;
    if (conversionMetricId === undefined || money === undefined) {
      const fields = ['settings.conversionMetricId and settings.currency are needed for figures'];
      throw toolError('CONNECTION_INVALID', { action: 'klaviyo.readFigures', fields });
    }
    const ids = input.campaignIds.map((id) => JSON.stringify(id)).join(',');
    const campaigns = await readAll(
      http,
      '/api/campaigns',
      {
        filter: `and(equals(messages.channel,'email'),any(id,[${ids}]))`,
        'fields[campaign]': 'name',
      },
      z.object({ id: z.string(), attributes: z.object({ name: z.string() }) }),
    );
    const { data } = await http.post({
      path: '/api/campaign-values-reports',
      json: {
        data: {
          type: 'campaign-values-report',
          attributes: {
            statistics: STATISTICS,
            // The offset is not looked at: the days are those of the account's time zone.
            timeframe: { start: `${input.from}T00:00:00Z`, end: `${input.to}T23:59:59Z` },
            conversion_metric_id: conversionMetricId,
            group_by: ['campaign_id', 'campaign_message_id'],
            filter: `contains-any(campaign_id,[${ids}])`,
          },
        },
      },
      response: report,
    });
    const rows = campaigns.flatMap(({ id, attributes }) => {
      const messages = data.attributes.results.filter(({ groupings }) => groupings.campaign_id === id);
      if (messages.length === 0) return [];
      const sum = (name: (typeof STATISTICS)[number]): number =>
        messages.reduce((total, { statistics }) => total + (statistics[name] ?? 0), 0);
      return {
        campaignId: id,
        name: attributes.name,
        recipients: sum('recipients'),
        delivered: sum('delivered'),
        bounces: sum('bounced'),
        opens: sum('opens_unique'),
        clicks: sum('clicks_unique'),
        unsubscribes: sum('unsubscribe_uniques'),
        spamComplaints: sum('spam_complaints'),
        conversions: sum('conversions'),
        conversionValue: minorOfUnits(sum('conversion_value'), money),
      };
    });
    return { rows, currency: money };
  },
});

const STATISTICS = [
  'recipients',
  'delivered',
  'bounced',
  'opens_unique',
  'clicks_unique',
  'unsubscribe_uniques',
  'spam_complaints',
  'conversions',
  'conversion_value',
] as const;

const report = z.object({
  data: z.object({
    attributes: z.object({
      results: z.array(
        z.object({
          groupings: z.object({ campaign_id: z.string() }),
          statistics: z.partialRecord(z.enum(STATISTICS), z.number().nullable()),
        }),
      ),
    }),
  }),
});
