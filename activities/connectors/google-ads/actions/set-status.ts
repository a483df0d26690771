import { z } from 'zod';
import { campaignPart } from '../../../kit/campaign-part.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { mutate, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ENABLED', 'PAUSED']);

const input = campaignPart.safeExtend({ status });

export const setStatus = defineAction({
  tool: googleAds,
  id: 'google-ads.setStatus',
  summary: 'Let a campaign, or one of its ad groups or ads, run and spend, or pause it.',
  input,
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '21000000001', status: 'PAUSED' },
  async run({ input, settings, http }) {
    const { collection, id } = targetOf(input);
    await mutate(http, settings, collection, {
      update: { resourceName: resourceName(settings, collection, id), status: input.status },
      updateMask: 'status',
    });
    return { campaignId: input.campaignId, status: input.status };
  },
});

function targetOf({ campaignId: campaign, adGroupId: adGroup, adId: ad }: z.output<typeof input>) {
  if (adGroup === undefined) return { collection: 'campaigns', id: campaign } as const;
  if (ad === undefined) return { collection: 'adGroups', id: adGroup } as const;
  return { collection: 'adGroupAds', id: `${adGroup}~${ad}` } as const;
}
