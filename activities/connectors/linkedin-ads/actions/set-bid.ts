import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { amountOf, changeFields, inAccount, requireCurrency } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { adGroupId, currency } from '../fields.ts';

export const setBid = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.setBid',
  summary: 'Set what one lead of an ad group may cost on average, where its campaign caps costs.',
  input: z.strictObject({ adGroupId, targetCpa: z.int().positive(), currency }),
  output: z.object({ adGroupId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: ['rw_ads'],
  example: { adGroupId: '141000001', targetCpa: 9500, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    await changeFields(http, inAccount(settings, 'adCampaigns', input.adGroupId), {
      unitCost: amountOf(input.targetCpa, input.currency),
    });
    return { adGroupId: input.adGroupId };
  },
});
