import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { customParameters, idOf, isMarkedBy, markedBy, mutate, resourceName, stream } from '../client.ts';
import { googleAds } from '../connector.ts';
import { adGroupId, campaignId } from '../fields.ts';

export const createAdGroup = defineAction({
  tool: googleAds,
  id: 'google-ads.createAdGroup',
  summary: 'Create an ad group in a campaign, paused.',
  input: z.strictObject({
    campaignId,
    name: z.string().min(1).max(254),
    /** The channel of its campaign. */
    channel: z.enum(['SEARCH', 'DISPLAY']),
  }),
  output: z.object({ adGroupId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignId: '21000000001', name: 'condition monitoring', channel: 'SEARCH' },
  async run({ input, settings, http, marker }) {
    const adGroup = await mutate(http, settings, 'adGroups', {
      create: {
        name: input.name,
        campaign: resourceName(settings, 'campaigns', input.campaignId),
        status: 'PAUSED',
        type: `${input.channel}_STANDARD`,
        urlCustomParameters: markedBy(marker),
      },
    });
    return { adGroupId: idOf(adGroup) };
  },
  // Names are unique in a campaign, so that a repeat would be refused; the marker tells ours from another's.
  async find({ input, settings, http, marker }) {
    const query = `SELECT ad_group.resource_name, ad_group.url_custom_parameters FROM ad_group WHERE campaign.id = ${input.campaignId} AND ad_group.status != 'REMOVED'`;
    const rows = await stream(http, settings, query, adGroupRow);
    const ours = rows.find(({ adGroup }) => isMarkedBy(adGroup.urlCustomParameters, marker));
    return ours && { adGroupId: idOf(ours.adGroup.resourceName) };
  },
});

const adGroupRow = z.object({
  adGroup: z.object({ resourceName: z.string(), urlCustomParameters: customParameters }),
});
