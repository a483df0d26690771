import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { list, updateStatus } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

export const removeCampaign = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.removeCampaign',
  summary: 'Delete a campaign with everything in it; its figures stay readable.',
  input: z.strictObject({ campaignId }),
  output: z.object({ campaignId, removed: z.boolean() }),
  retrySafety: 'idempotent',
  effect: 'withdraw',
  scopes: [],
  example: { campaignId: '1801000000000001' },
  async run({ input, settings, http }) {
    // The status of a deleted campaign cannot be changed, so that a repeat has to look first.
    const [campaign] = await list(
      http,
      '/open_api/v1.3/smart_plus/campaign/get/',
      {
        advertiser_id: settings.advertiserId,
        fields: JSON.stringify(['campaign_id', 'secondary_status']),
        filtering: JSON.stringify({ campaign_ids: [input.campaignId], primary_status: 'STATUS_ALL' }),
      },
      z.object({ secondary_status: z.string().optional() }),
    );
    if (campaign === undefined) {
      throw toolError('NOT_FOUND', { action: 'tiktok-ads.removeCampaign', fields: ['campaignId'] });
    }
    if (campaign.secondary_status !== DELETED) {
      await updateStatus(http, settings, { of: 'campaign', id: input.campaignId }, 'DELETE');
    }
    return { campaignId: input.campaignId, removed: true };
  },
});

/** Seen in several public clients, not on a page of the vendor. */
const DELETED = 'CAMPAIGN_STATUS_DELETE';
