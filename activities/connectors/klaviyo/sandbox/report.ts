import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { between } from '../../../sandbox/delivery.ts';
import { failed, METRIC, type Campaign, type Klaviyo } from './state.ts';

const question = z.object({
  data: z.object({
    attributes: z.object({
      statistics: z.array(z.string()).min(1),
      timeframe: z.object({ start: z.iso.datetime(), end: z.iso.datetime() }),
      conversion_metric_id: z.literal(METRIC),
      group_by: z.array(z.string()),
      filter: z.string().regex(/^contains-any\(campaign_id,\[.+\]\)$/),
    }),
  }),
});
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** What became of mailings that went out within a time; of those that wait there is nothing to say. */
export const readReport: SandboxRoute<Klaviyo> = ({ body, state, now, baseUrl }) => {
  const parsed = question.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const { statistics, timeframe, group_by: groups, filter } = parsed.data.data.attributes;
  const [start, end] = [Date.parse(timeframe.start), Date.parse(timeframe.end)];
  if (end < start || end - start > YEAR_MS) return failed(400, 'invalid');
  if (!groups.includes('campaign_id') || !groups.includes('campaign_message_id'))
    return failed(400, 'invalid');
  const results = state.campaigns
    .filter(({ id }) => filter.includes(JSON.stringify(id)))
    .filter((campaign) => {
      const at = sentAt(campaign);
      return at >= start && at <= Math.min(end, now().getTime());
    })
    .map((campaign) => {
      const figures = figuresOf(campaign.id);
      return {
        groupings: { campaign_id: campaign.id, campaign_message_id: campaign.message.id },
        statistics: Object.fromEntries(statistics.map((name) => [name, figures[name] ?? 0])),
      };
    });
  return reply(200, {
    data: { type: 'campaign-values-report', attributes: { results } },
    links: { self: `${baseUrl}/api/campaign-values-reports` },
  });
};

/** When a mailing went out, in milliseconds; never where it does not go out. */
function sentAt({ status, strategy, updatedAt }: Campaign): number {
  if (status !== 'Scheduled' && status !== 'Sending' && status !== 'Sent') return Number.NaN;
  return Date.parse(String(strategy['datetime'] ?? updatedAt));
}

function figuresOf(seed: string): Readonly<Record<string, number>> {
  const recipients = Math.round(between(900, 1100, `${seed} recipients`));
  const delivered = Math.round(recipients * between(0.96, 0.99, `${seed} delivered`));
  const opens = Math.round(delivered * between(0.25, 0.45, `${seed} opens`));
  const clicks = Math.round(opens * between(0.08, 0.2, `${seed} clicks`));
  const conversions = Math.round(clicks * between(0.1, 0.3, `${seed} conversions`));
  return {
    recipients,
    delivered,
    bounced: recipients - delivered,
    opens_unique: opens,
    clicks_unique: clicks,
    unsubscribe_uniques: Math.round(delivered * between(0, 0.004, `${seed} unsubscribes`)),
    spam_complaints: Math.round(delivered * between(0, 0.001, `${seed} complaints`)),
    conversions,
    conversion_value: conversions * 49.9,
  };
}
