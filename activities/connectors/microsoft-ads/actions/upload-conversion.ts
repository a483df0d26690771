import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { phoneNumber, sha256Hex } from '../../../kit/hashed-people.ts';
import { unitsOf } from '../../../kit/money.ts';
import { personal } from '../../../kit/personal.ts';
import { changed, hashedEmail } from '../client.ts';
import { microsoftAds } from '../connector.ts';
import { currency } from '../fields.ts';

const purpose = 'measurement of conversions';

export const uploadConversion = defineAction({
  tool: microsoftAds,
  id: 'microsoft-ads.uploadConversion',
  summary: 'Tell Microsoft that a click became a conversion, and what it is worth.',
  input: z.strictObject({
    msclkid: personal(z.string().min(1), { category: 'behaviour', purpose }),
    /** Name of the offline conversion goal. */
    conversionName: z.string().min(1),
    at: z.iso.datetime(),
    value: z.int().min(0),
    currency,
    email: personal(z.email(), { category: 'contact', purpose }).optional(),
    phone: personal(phoneNumber, { category: 'contact', purpose }).optional(),
  }),
  output: z.object({ uploaded: z.boolean() }),
  // The vendor counts one conversion for a click, a goal and a time, and drops the others.
  retrySafety: 'keyed',
  effect: 'write',
  scopes: ['https://ads.microsoft.com/msads.manage'],
  example: {
    msclkid: 'dd4afcccb1c94a4cad9544dd7e5006ab',
    conversionName: 'Sales accepted lead',
    at: '2026-11-28T10:15:00Z',
    value: 450_000,
    currency: 'EUR',
    email: 'ada@example.com',
  },
  async run({ input, http }) {
    await http.post({
      path: '/CampaignManagement/v13/OfflineConversions/Apply',
      json: {
        OfflineConversions: [
          {
            MicrosoftClickId: input.msclkid,
            ConversionName: input.conversionName,
            ConversionTime: input.at,
            ConversionValue: unitsOf(input.value, input.currency),
            ConversionCurrencyCode: input.currency,
            HashedEmailAddress: input.email && hashedEmail(input.email),
            HashedPhoneNumber: input.phone && sha256Hex(input.phone),
          },
        ],
      },
      response: changed,
    });
    return { uploaded: true };
  },
});
