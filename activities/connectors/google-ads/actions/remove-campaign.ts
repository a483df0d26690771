import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { mutate, resourceName, search } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: googleAds,
  id: 'google-ads.removeCampaign',
  summary: 'Remove a campaign for good; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignId: '21000000001' },
  async run({ input, settings, http }) {
    // A removed campaign takes no more operations, so that a repeat has to look first.
    const query = `SELECT campaign.status FROM campaign WHERE campaign.id = ${input.campaignId}`;
    const [row] = await search(http, settings, query, campaignRow);
    if (row === undefined) {
      throw toolError('NOT_FOUND', { action: 'google-ads.removeCampaign', fields: ['campaignId'] });
    }
    if (row.campaign.status !== 'REMOVED') {
      await mutate(http, settings, 'campaigns', {
        remove: resourceName(settings, 'campaigns', input.campaignId),
      });
    }
    return { campaignId: input.campaignId, removed: true };
  },
});

const campaignRow = z.object({ campaign: z.object({ status: z.string() }) });
