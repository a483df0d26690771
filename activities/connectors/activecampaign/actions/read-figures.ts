import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { activecampaign } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const readFigures = defineAction({
  tool: activecampaign,
  id: 'activecampaign.readFigures',
  summary: 'Read what became of mailings, from their beginning until now.',
  input: z.strictObject({ campaignIds: z.array(campaignId).min(1).max(50) }),
  /** Opens, clicks and unsubscribes count people. */
  output: z.object({
    rows: z.array(
      z.object({
        campaignId,
        name: z.string(),
        recipients: z.int(),
        delivered: z.int(),
        bounces: z.int(),
        opens: z.int(),
        clicks: z.int(),
        unsubscribes: z.int(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  timeoutMs: 300_000,
  example: { campaignIds: ['7'] },
  async run({ input, http }) {
    const rows = [];
    for (const id of input.campaignIds) {
      const { campaign } = await http.get({
        path: path`/api/3/campaigns/${id}`,
        response: z.object({ campaign: figures }),
      });
      const bounces = campaign.hardbounces + campaign.softbounces;
      rows.push({
        campaignId: id,
        name: campaign.name,
        recipients: campaign.send_amt,
        delivered: campaign.send_amt - bounces,
        bounces,
        opens: campaign.uniqueopens,
        clicks: campaign.subscriberclicks,
        unsubscribes: campaign.unsubscribes,
      });
    }
    return { rows };
  },
});

/** Numbers are text here. */
const count = z.coerce.number().pipe(z.int().nonnegative());

const figures = z.object({
  name: z.string(),
  send_amt: count,
  uniqueopens: count,
  subscriberclicks: count,
  hardbounces: count,
  softbounces: count,
  unsubscribes: count,
});
