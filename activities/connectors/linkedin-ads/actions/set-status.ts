import { z } from 'zod';
import { campaignPart } from '../../../kit/campaign-part.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { changeFields, inAccount } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ACTIVE', 'PAUSED']);

export const setStatus = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.setStatus',
  summary: 'Let a campaign, or one of its ad groups or ads, run and spend, or pause it.',
  input: campaignPart.safeExtend({ status }),
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['rw_ads'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '601000001', status: 'PAUSED' },
  async run({
    input: { campaignId: campaign, adGroupId: adGroup, adId: ad, status: asked },
    settings,
    http,
  }) {
    if (ad !== undefined) {
      const creative = inAccount(settings, 'creatives', `urn:li:sponsoredCreative:${ad}`);
      await changeFields(http, creative, { intendedStatus: asked });
    } else if (adGroup !== undefined) {
      await changeFields(http, inAccount(settings, 'adCampaigns', adGroup), { status: asked });
    } else {
      await changeFields(http, inAccount(settings, 'adCampaignGroups', campaign), { status: asked });
    }
    return { campaignId: campaign, status: asked };
  },
});
