import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { requireCurrency } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { adGroupId, currency } from '../fields.ts';

export const setBid = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.setBid',
  summary:
    'Set what one conversion of an ad group may cost on average, where it was created with such a target.',
  input: z.strictObject({ adGroupId, targetCpa: z.int().positive(), currency }),
  output: z.object({ adGroupId }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: [],
  example: { adGroupId: '1802000000000001', targetCpa: 2800, currency: 'EUR' },
  async run({ input, settings, http }) {
    await requireCurrency(http, settings, input.currency);
    await http.post({
      path: '/open_api/v1.3/smart_plus/adgroup/update/',
      json: {
        advertiser_id: settings.advertiserId,
        adgroup_id: input.adGroupId,
        conversion_bid_price: unitsOf(input.targetCpa, input.currency),
      },
      response: z.object({ code: z.literal(0) }),
    });
    return { adGroupId: input.adGroupId };
  },
});
