import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { changeFields, inAccount, nothing } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.removeCampaign',
  summary: 'Delete a campaign with everything in it; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: ['rw_ads'],
  example: { campaignId: '601000001' },
  async run({ input, settings, http }) {
    const campaign = inAccount(settings, 'adCampaignGroups', input.campaignId);
    const { status } = await http.get({ path: campaign, response: z.object({ status: z.string() }) });
    if (status === 'DRAFT') {
      // Nothing of a draft was ever shown, and the vendor deletes it at once.
      await http.delete({ path: campaign, response: nothing });
    } else if (!GONE.has(status)) {
      await changeFields(http, campaign, { status: 'PENDING_DELETION' });
    }
    return { campaignId: input.campaignId, removed: true };
  },
});

const GONE = new Set(['PENDING_DELETION', 'REMOVED']);
