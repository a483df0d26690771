import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { idOf, mutate, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId } from '../fields.ts';

const status = z.enum(['ENABLED', 'PAUSED']);

export const setStatus = defineAction({
  tool: googleAds,
  id: 'google-ads.setStatus',
  summary: 'Let a campaign run and spend, or pause it.',
  input: z.strictObject({ campaignId, status }),
  output: z.object({ campaignId, status }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  withdrawsWhen: { status: 'PAUSED' },
  example: { campaignId: '21000000001', status: 'PAUSED' },
  async run({ input, settings, http }) {
    const campaign = await mutate(http, settings, 'campaigns', {
      update: {
        resourceName: resourceName(settings, 'campaigns', input.campaignId),
        status: input.status,
      },
      updateMask: 'status',
    });
    return { campaignId: idOf(campaign), status: input.status };
  },
});
