import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { markedName } from '../../../kit/marker.ts';
import { created, inAccount, list, restli } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { adGroupId, adId } from '../fields.ts';

export const createAd = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.createAd',
  summary: "Create an ad in an ad group that shows a post of the house's page, paused.",
  input: z.strictObject({
    adGroupId,
    name: z.string().min(1).max(200),
    /** The post that is shown; what it links to is in the post. */
    post: z.string().regex(/^urn:li:(share|ugcPost):\d+$/),
    /** Form that people fill in on LinkedIn; ad groups for LEAD_GENERATION need it. */
    leadForm: z
      .strictObject({
        id: z.string().regex(/^\d+$/),
        label: z.enum([
          'APPLY',
          'DOWNLOAD',
          'LEARN_MORE',
          'SIGN_UP',
          'SUBSCRIBE',
          'REGISTER',
          'REQUEST_DEMO',
        ]),
      })
      .optional(),
  }),
  output: z.object({ adId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['rw_ads'],
  example: {
    adGroupId: '141000001',
    name: 'know before it fails',
    post: 'urn:li:share:7346473724906237952',
  },
  async run({ input, settings, http, marker }) {
    const form = input.leadForm;
    const id = await created(http, {
      path: inAccount(settings, 'creatives'),
      json: {
        campaign: `urn:li:sponsoredCampaign:${input.adGroupId}`,
        name: markedName(input.name, marker),
        content: { reference: input.post },
        intendedStatus: 'PAUSED',
        leadgenCallToAction: form && { destination: `urn:li:adForm:${form.id}`, label: form.label },
      },
    });
    return { adId: id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const adGroup = restli(`urn:li:sponsoredCampaign:${input.adGroupId}`);
    const ads = await list(
      http,
      inAccount(settings, 'creatives'),
      `q=criteria&campaigns=List(${adGroup})`,
      z.object({ id: z.string().regex(/\d$/), name: z.string().optional() }),
    );
    const ours = ads.find((ad) => ad.name === name);
    return ours && { adId: ours.id.replace(/^.*:/, '') };
  },
});
