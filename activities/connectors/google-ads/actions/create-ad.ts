import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { searchAdTexts } from '../../../kit/search-ad.ts';
import { findAd, idOf, markedBy, mutate, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { adGroupId, adId } from '../fields.ts';

export const createAd = defineAction({
  tool: googleAds,
  id: 'google-ads.createAd',
  summary: 'Create a responsive search ad in an ad group, paused.',
  input: z.strictObject({
    adGroupId,
    finalUrl: z.url({ protocol: /^https?$/ }),
    ...searchAdTexts,
  }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: {
    adGroupId: '41000000001',
    finalUrl: 'https://www.example.com/condition-monitoring',
    headlines: ['Condition monitoring', 'Know before it fails', 'Book a demo'],
    descriptions: ['Sensors and software from one house.', 'See what your machines are telling you.'],
  },
  async run({ input, settings, http, marker }) {
    const [path1, path2] = input.displayPath ?? [];
    const ad = await mutate(http, settings, 'adGroupAds', {
      create: {
        adGroup: resourceName(settings, 'adGroups', input.adGroupId),
        status: 'PAUSED',
        ad: {
          finalUrls: [input.finalUrl],
          urlCustomParameters: markedBy(marker),
          responsiveSearchAd: {
            headlines: input.headlines.map((text) => ({ text })),
            descriptions: input.descriptions.map((text) => ({ text })),
            path1,
            path2,
          },
        },
      },
    });
    return { adId: idOf(ad) };
  },
  async find({ input, settings, http, marker }) {
    return await findAd(http, settings, input.adGroupId, marker);
  },
});
