import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { markedName } from '../../../kit/marker.ts';
import { data, list } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { adGroupId, adId } from '../fields.ts';

export const createAd = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.createAd',
  summary: "Create an ad in an ad group that shows a post of the house's TikTok account, paused.",
  input: z.strictObject({
    adGroupId,
    name: z.string().min(1).max(480),
    finalUrl: z.url({ protocol: /^https?$/ }),
    /** Id of the post (a video) that is shown. */
    postId: z.string().regex(/^\d+$/),
    /** Id of the portfolio of calls to action. */
    callToActionId: z.string().regex(/^\d+$/),
  }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    adGroupId: '1802000000000001',
    name: 'know before it fails',
    finalUrl: 'https://www.example.com/condition-monitoring',
    postId: '7440000000000000001',
    callToActionId: '7450000000000000001',
  },
  async run({ input, settings: { advertiserId, identity }, http, marker }) {
    if (identity === undefined) {
      throw toolError('CONNECTION_INVALID', { tool: 'tiktok-ads', fields: ['settings.identity'] });
    }
    const answer = await http.post({
      path: '/open_api/v1.3/smart_plus/ad/create/',
      json: {
        advertiser_id: advertiserId,
        adgroup_id: input.adGroupId,
        ad_name: markedName(input.name, marker),
        operation_status: 'DISABLE',
        creative_list: [
          {
            creative_info: {
              ad_format: 'SINGLE_VIDEO',
              tiktok_item_id: input.postId,
              identity_type: identity.type,
              identity_id: identity.id,
              identity_authorized_bc_id: identity.businessCenterId,
            },
          },
        ],
        landing_page_url_list: [{ landing_page_url: input.finalUrl }],
        ad_configuration: { call_to_action_id: input.callToActionId },
      },
      response: data(z.object({ smart_plus_ad_id: adId })),
    });
    return { adId: answer.data.smart_plus_ad_id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const ads = await list(
      http,
      '/open_api/v1.3/smart_plus/ad/get/',
      {
        advertiser_id: settings.advertiserId,
        fields: JSON.stringify(['smart_plus_ad_id', 'ad_name']),
        filtering: JSON.stringify({ adgroup_ids: [input.adGroupId] }),
      },
      z.object({ smart_plus_ad_id: adId, ad_name: z.string() }),
    );
    const ours = ads.find((ad) => ad.ad_name === name);
    return ours && { adId: ours.smart_plus_ad_id };
  },
});
