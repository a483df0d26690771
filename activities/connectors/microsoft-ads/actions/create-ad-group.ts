import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { customParameters, isMarkedBy, markedBy, vendorDate } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { adGroupId, campaignId } from '../fields.ts';

export const createAdGroup = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.createAdGroup',
  summary: 'Create an ad group in a search campaign, paused.',
  input: z.strictObject({
    campaignId,
    name: z.string().min(1).max(256),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
  }),
  output: z.object({ adGroupId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: {
    campaignId: '41000000001',
    name: 'condition monitoring',
    startDate: '2026-12-01',
    endDate: '2026-12-31',
  },
  async run({ input, http, marker }) {
    const { AdGroupIds: ids } = await http.post({
      path: '/CampaignManagement/v13/AdGroups',
      json: {
        CampaignId: input.campaignId,
        AdGroups: [
          {
            Name: input.name,
            Status: 'Paused',
            StartDate: vendorDate(input.startDate),
            EndDate: vendorDate(input.endDate),
            UrlCustomParameters: markedBy(marker),
          },
        ],
      },
      response: z.object({ AdGroupIds: z.tuple([adGroupId]) }),
    });
    return { adGroupId: ids[0] };
  },
  async find({ input, http, marker }) {
    const { AdGroups } = await http.post({
      path: '/CampaignManagement/v13/AdGroups/QueryByCampaignId',
      json: { CampaignId: input.campaignId },
      response: z.object({
        AdGroups: z.array(z.object({ Id: adGroupId, UrlCustomParameters: customParameters })).nullish(),
      }),
    });
    const ours = AdGroups?.find((adGroup) => isMarkedBy(adGroup.UrlCustomParameters, marker));
    return ours && { adGroupId: ours.Id };
  },
});
