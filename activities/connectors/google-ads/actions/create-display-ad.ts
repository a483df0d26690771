import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findAd, markedBy, mutate, idOf, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { adGroupId, adId } from '../fields.ts';

/** Ids of image assets that the account has already. */
const images = z.array(z.string().regex(/^\d+$/)).min(1).max(15);

// Counts and lengths: google/ads/googleads/v25/common/ad_type_infos.proto and support.google.com/google-ads/answer/17090561.
export const createDisplayAd = defineAction({
  tool: googleAds,
  id: 'google-ads.createDisplayAd',
  summary: 'Create a responsive display ad in an ad group, paused, with images of the account.',
  input: z
    .strictObject({
      adGroupId,
      finalUrl: z.url({ protocol: /^https?$/ }),
      businessName: z.string().min(1).max(25),
      headlines: z.array(z.string().min(1).max(30)).min(1).max(5),
      longHeadline: z.string().min(1).max(90),
      descriptions: z.array(z.string().min(1).max(90)).min(1).max(5),
      /** 1.91:1, at least 600x314. */
      landscapeImages: images,
      /** 1:1, at least 300x300. */
      squareImages: images,
      /** 1:1, at least 128x128. */
      squareLogos: images.max(5).optional(),
    })
    .refine(({ landscapeImages, squareImages }) => landscapeImages.length + squareImages.length <= 15, {
      path: ['squareImages'],
      message: 'and landscapeImages are 15 at the most',
    }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: {
    adGroupId: '41000000002',
    finalUrl: 'https://www.example.com/condition-monitoring',
    businessName: 'Example Machines',
    headlines: ['Condition monitoring', 'Know before it fails'],
    longHeadline: 'Sensors and software from one house tell you before a machine fails',
    descriptions: ['See what your machines are telling you.'],
    landscapeImages: ['61000000001'],
    squareImages: ['61000000002'],
    squareLogos: ['61000000002'],
  },
  async run({ input, settings, http, marker }) {
    const text = (line: string) => ({ text: line });
    const image = (id: string) => ({ asset: resourceName(settings, 'assets', id) });
    const ad = await mutate(http, settings, 'adGroupAds', {
      create: {
        adGroup: resourceName(settings, 'adGroups', input.adGroupId),
        status: 'PAUSED',
        ad: {
          finalUrls: [input.finalUrl],
          urlCustomParameters: markedBy(marker),
          responsiveDisplayAd: {
            businessName: input.businessName,
            headlines: input.headlines.map(text),
            longHeadline: text(input.longHeadline),
            descriptions: input.descriptions.map(text),
            marketingImages: input.landscapeImages.map(image),
            squareMarketingImages: input.squareImages.map(image),
            squareLogoImages: input.squareLogos?.map(image),
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
