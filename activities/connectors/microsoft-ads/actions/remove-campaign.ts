import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError } from '../../../kit/errors.ts';
import { changed } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.removeCampaign',
  summary: 'Delete a campaign with everything in it; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: { campaignId: '41000000001' },
  async run({ input, settings, http }) {
    try {
      await http.delete({
        path: '/CampaignManagement/v13/Campaigns',
        json: { AccountId: settings.accountId, CampaignIds: [input.campaignId] },
        response: changed,
      });
    } catch (error) {
      // A deleted campaign is as unknown as one that never was, so that a repeat ends here.
      if (!isToolError(error, 'NOT_FOUND') || !isGone(error.details)) throw error;
    }
    return { campaignId: input.campaignId, removed: true };
  },
});

const gone = z.tuple([z.looseObject({ vendorCode: z.literal('CampaignServiceInvalidCampaignId') })]);

function isGone(details: unknown): boolean {
  return gone.safeParse(details).success;
}
