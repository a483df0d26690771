import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { markedName } from '../../../kit/marker.ts';
import { created, findByName } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adId, adSetId } from '../fields.ts';

export const createAd = defineAction({
  tool: metaAds,
  id: 'meta-ads.createAd',
  summary: 'Create an ad in an ad set that links to a page, paused.',
  input: z.strictObject({
    adSetId,
    name: z.string().min(1).max(300),
    finalUrl: z.url({ protocol: /^https?$/ }),
    /** The text above the picture. */
    message: z.string().min(1),
    headline: z.string().min(1),
    description: z.string().min(1).optional(),
    /** Hash of a picture in the ad account; Meta takes one from the page that is linked when absent. */
    imageHash: z.string().min(1).optional(),
    callToAction: z.enum(['LEARN_MORE', 'SIGN_UP', 'DOWNLOAD', 'CONTACT_US', 'GET_QUOTE', 'SUBSCRIBE']),
  }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['ads_management'],
  example: {
    adSetId: '120210000000002',
    name: 'know before it fails',
    finalUrl: 'https://www.example.com/condition-monitoring',
    message: 'See what your machines are telling you.',
    headline: 'Condition monitoring',
    callToAction: 'LEARN_MORE',
  },
  async run({ input, settings: { adAccountId, pageId }, http, marker }) {
    if (pageId === undefined)
      throw toolError('CONNECTION_INVALID', { tool: 'meta-ads', fields: ['settings.pageId'] });
    const ad = await http.post({
      path: path`/v25.0/act_${adAccountId}/ads`,
      json: {
        name: markedName(input.name, marker),
        adset_id: input.adSetId,
        status: 'PAUSED',
        creative: {
          object_story_spec: {
            page_id: pageId,
            link_data: {
              link: input.finalUrl,
              message: input.message,
              name: input.headline,
              description: input.description,
              image_hash: input.imageHash,
              call_to_action: { type: input.callToAction, value: { link: input.finalUrl } },
            },
          },
        },
      },
      response: created,
    });
    return { adId: ad.id };
  },
  async find({ input, http, marker }) {
    const ad = await findByName(http, path`/v25.0/${input.adSetId}/ads`, markedName(input.name, marker));
    return ad && { adId: ad.id };
  },
});
