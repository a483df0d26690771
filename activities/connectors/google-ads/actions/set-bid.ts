import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { idOf, microsOf, mutate, requireCurrency, resourceName } from '../client.ts';
import { googleAds } from '../connector.ts';
import { campaignId, currency } from '../fields.ts';

export const setBid = defineAction({
  tool: googleAds,
  id: 'google-ads.setBid',
  summary: 'Set what one conversion of a campaign may cost on average.',
  input: z.strictObject({ campaignId, targetCpa: z.int().positive(), currency }),
  output: z.object({ campaignId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: { campaignId: '21000000001', targetCpa: 2800, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    const campaign = await mutate(http, settings, 'campaigns', {
      update: {
        resourceName: resourceName(settings, 'campaigns', input.campaignId),
        maximizeConversions: { targetCpaMicros: microsOf(input.targetCpa, input.currency) },
      },
      updateMask: 'maximizeConversions.targetCpaMicros',
    });
    return { campaignId: idOf(campaign) };
  },
});
