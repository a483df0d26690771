import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { done, isOurs, list } from '../client.ts';
import { metaAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ACTIVE', 'PAUSED']);

export const setStatus = defineAction({
  tool: metaAds,
  id: 'meta-ads.setStatus',
  summary: 'Let a campaign and the ad set that was created with it run and spend, or pause the campaign.',
  input: z.strictObject({ campaignId, status }),
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['ads_management'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '120210000000001', status: 'ACTIVE' },
  async run({ input, http }) {
    const campaign = path`/v25.0/${input.campaignId}`;
    // A paused campaign stops its ad sets, but an active one does not start them; ad sets that people made are theirs.
    if (input.status === 'ACTIVE') {
      const adSets = await list(
        http,
        path`/v25.0/${input.campaignId}/adsets`,
        'id,name,status',
        adSetOfCampaign,
      );
      for (const { id } of adSets.filter((adSet) => isOurs(adSet.name) && adSet.status !== 'ACTIVE')) {
        await http.post({ path: path`/v25.0/${id}`, json: { status: 'ACTIVE' }, response: done });
      }
    }
    await http.post({ path: campaign, json: { status: input.status }, response: done });
    return { campaignId: input.campaignId, status: input.status };
  },
});

const adSetOfCampaign = z.object({ id: z.string(), name: z.string(), status: z.string() });
