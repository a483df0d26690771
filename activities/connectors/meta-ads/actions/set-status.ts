import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { isOurs } from '../../../kit/marker.ts';
import { path } from '../../../kit/path.ts';
import { done, list } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adId, adSetId, campaignId } from '../fields.ts';

const status = z.enum(['ACTIVE', 'PAUSED']);

const input = z
  .strictObject({
    campaignId,
    /** Only this ad set of the campaign. */
    adSetId: adSetId.optional(),
    /** Only this ad of the ad set. */
    adId: adId.optional(),
    status,
  })
  .refine((asked) => asked.adId === undefined || asked.adSetId !== undefined, {
    path: ['adSetId'],
    message: 'is needed beside adId',
  });

export const setStatus = defineAction({
  tool: metaAds,
  id: 'meta-ads.setStatus',
  summary:
    'Let a campaign with the ad set made with it, or one of its ad sets or ads, run and spend, or pause it.',
  input,
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['ads_management'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '120210000000001', status: 'ACTIVE' },
  async run({ input: { campaignId: campaign, adSetId: adSet, adId: ad, status: wanted }, http }) {
    // A paused campaign stops its ad sets, but an active one does not start them.
    if (adSet === undefined && wanted === 'ACTIVE') await startOwnAdSet(http, campaign);
    await http.post({
      path: path`/v25.0/${ad ?? adSet ?? campaign}`,
      json: { status: wanted },
      response: done,
    });
    return { campaignId: campaign, status: wanted };
  },
});

/** Starts the ad set that was made with the campaign, under the same marked name. All others spend budgets of their own: they are started alone, or are people's. */
async function startOwnAdSet(http: Http, campaign: string): Promise<void> {
  const { name: own } = await http.get({
    path: path`/v25.0/${campaign}`,
    query: { fields: 'name' },
    response: z.object({ name: z.string() }),
  });
  if (!isOurs(own)) return;
  const fields = 'id,name,status';
  const adSets = await list(http, path`/v25.0/${campaign}/adsets`, { fields }, adSetOfCampaign);
  for (const { id } of adSets.filter(({ name, status: now }) => name === own && now !== 'ACTIVE')) {
    await http.post({ path: path`/v25.0/${id}`, json: { status: 'ACTIVE' }, response: done });
  }
}

const adSetOfCampaign = z.object({ id: z.string(), name: z.string(), status: z.string() });
