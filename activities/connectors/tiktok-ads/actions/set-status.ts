import { z } from 'zod';
import { campaignPart } from '../../../kit/campaign-part.ts';
import { defineAction } from '../../../kit/define-action.ts';
import { updateStatus } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ACTIVE', 'PAUSED']);
const OPERATION = { ACTIVE: 'ENABLE', PAUSED: 'DISABLE' } as const;

export const setStatus = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.setStatus',
  summary: 'Let a campaign, or one of its ad groups or ads, run and spend, or pause it.',
  input: campaignPart.safeExtend({ status }),
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: [],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '1801000000000001', status: 'PAUSED' },
  async run({
    input: { campaignId: campaign, adGroupId: adGroup, adId: ad, status: asked },
    settings,
    http,
  }) {
    const target =
      ad !== undefined
        ? ({ of: 'ad', id: ad } as const)
        : adGroup !== undefined
          ? ({ of: 'adgroup', id: adGroup } as const)
          : ({ of: 'campaign', id: campaign } as const);
    await updateStatus(http, settings, target, OPERATION[asked]);
    return { campaignId: campaign, status: asked };
  },
});
