import { z } from 'zod';
import { campaignPart } from '../../../kit/campaign-part.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { changed, updateCampaign } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ACTIVE', 'PAUSED']);
const STATUS = { ACTIVE: 'Active', PAUSED: 'Paused' } as const;

export const setStatus = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.setStatus',
  summary: 'Let a campaign, or one of its ad groups or ads, run and spend, or pause it.',
  input: campaignPart.safeExtend({ status }),
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '41000000001', status: 'PAUSED' },
  async run({
    input: { campaignId: campaign, adGroupId: adGroup, adId: ad, status: asked },
    settings,
    http,
  }) {
    const Status = STATUS[asked];
    if (adGroup === undefined) {
      await updateCampaign(http, settings, { Id: campaign, Status });
    } else if (ad === undefined) {
      await http.put({
        path: '/CampaignManagement/v13/AdGroups',
        json: { CampaignId: campaign, AdGroups: [{ Id: adGroup, Status }] },
        response: changed,
      });
    } else {
      await http.put({
        path: '/CampaignManagement/v13/Ads',
        json: { AdGroupId: adGroup, Ads: [{ Type: 'ResponsiveSearch', Id: ad, Status }] },
        response: changed,
      });
    }
    return { campaignId: campaign, status: asked };
  },
});
