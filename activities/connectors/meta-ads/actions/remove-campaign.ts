import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { done } from '../client.ts';
import { metaAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: metaAds,
  id: 'meta-ads.removeCampaign',
  summary: 'Delete a campaign with its ad sets; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['ads_management'],
  example: { campaignId: '120210000000001' },
  async run({ input, http }) {
    const campaign = path`/v25.0/${input.campaignId}`;
    // A deleted campaign can be read but not deleted again, so that a repeat has to look first.
    const { status } = await http.get({
      path: campaign,
      query: { fields: 'status' },
      response: z.object({ status: z.string() }),
    });
    if (status !== 'DELETED') await http.delete({ path: campaign, response: done });
    return { campaignId: input.campaignId, removed: true };
  },
});
