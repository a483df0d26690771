import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { searchAdTexts } from '../../../kit/search-ad.ts';
import { customParameters, isMarkedBy, markedBy } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { adGroupId, adId } from '../fields.ts';

export const createAd = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.createAd',
  summary: 'Create a responsive search ad in an ad group, paused.',
  input: z.strictObject({
    adGroupId,
    finalUrl: z.url({ protocol: /^https?$/ }).max(2048),
    ...searchAdTexts,
  }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: {
    adGroupId: '42000000001',
    finalUrl: 'https://www.example.com/condition-monitoring',
    headlines: ['Condition monitoring', 'Know before it fails', 'Book a demo'],
    descriptions: ['Sensors and software from one house.', 'See what your machines are telling you.'],
  },
  async run({ input, http, marker }) {
    const [Path1, Path2] = input.displayPath ?? [];
    const asset = (text: string) => ({ Asset: { Type: 'TextAsset', Text: text } });
    const { AdIds: ids } = await http.post({
      path: '/CampaignManagement/v13/Ads',
      json: {
        AdGroupId: input.adGroupId,
        Ads: [
          {
            Type: 'ResponsiveSearch',
            Status: 'Paused',
            FinalUrls: [input.finalUrl],
            Headlines: input.headlines.map(asset),
            Descriptions: input.descriptions.map(asset),
            Path1,
            Path2,
            UrlCustomParameters: markedBy(marker),
          },
        ],
      },
      response: z.object({ AdIds: z.tuple([adId]) }),
    });
    return { adId: ids[0] };
  },
  async find({ input, http, marker }) {
    const { Ads } = await http.post({
      path: '/CampaignManagement/v13/Ads/QueryByAdGroupId',
      json: { AdGroupId: input.adGroupId, AdTypes: ['ResponsiveSearch'] },
      response: z.object({
        Ads: z.array(z.object({ Id: adId, UrlCustomParameters: customParameters })).nullish(),
      }),
    });
    const ours = Ads?.find((ad) => isMarkedBy(ad.UrlCustomParameters, marker));
    return ours && { adId: ours.Id };
  },
});
