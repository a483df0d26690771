import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { isToolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { personal } from '../../../kit/personal.ts';
import { resourceName } from '../client.ts';
import { unitsOf } from '../../../kit/money.ts';
import { googleAds } from '../connector.ts';
import { currency } from '../fields.ts';

export const uploadConversion = defineAction({
  tool: googleAds,
  id: 'google-ads.uploadConversion',
  summary: 'Tell Google Ads that a click became a conversion, and what it is worth.',
  input: z.strictObject({
    gclid: personal(z.string().min(1), { category: 'behaviour', purpose: 'measurement of conversions' }),
    conversionActionId: z.string().regex(/^\d+$/),
    at: z.iso.datetime(),
    value: z.int().min(0),
    currency,
    /** One conversion per order; the step's own key when absent. */
    orderId: z.string().min(1).optional(),
    /** What the person agreed to, where it is known; Google Ads decides by the account's setting otherwise. */
    consent: z.enum(['GRANTED', 'DENIED']).optional(),
  }),
  output: z.object({ uploaded: z.boolean() }),
  retrySafety: 'keyed',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/adwords'],
  example: {
    gclid: 'Cj0KCQiA-example-click',
    conversionActionId: '6712440913',
    at: '2026-11-28T10:15:00Z',
    value: 450_000,
    currency: 'EUR',
    orderId: 'lead-4711',
  },
  async run({ input, settings, http, marker }) {
    const conversion = {
      gclid: input.gclid,
      conversionAction: resourceName(settings, 'conversionActions', input.conversionActionId),
      conversionDateTime: vendorTime(input.at),
      conversionValue: unitsOf(input.value, input.currency),
      currencyCode: input.currency,
      orderId: input.orderId ?? marker,
      consent: input.consent && { adUserData: input.consent },
    };
    try {
      await http.post({
        path: path`/v25/customers/${settings.customerId}:uploadClickConversions`,
        json: { customerId: settings.customerId, conversions: [conversion], partialFailure: true },
        response: z.object({ results: z.array(z.unknown()).min(1) }),
      });
    } catch (error) {
      if (!isAlreadyThere(error)) throw error;
    }
    return { uploaded: true };
  },
});

/** `yyyy-mm-dd hh:mm:ss+hh:mm`; developers.google.com/google-ads/api/docs/conversions/upload-clicks. */
function vendorTime(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;
}

const details = z.array(z.looseObject({ vendorCode: z.string().optional() }));

/** An upload that was lost on the way back is refused as a repeat, which means that it arrived. */
function isAlreadyThere(error: unknown): boolean {
  if (!isToolError(error, 'CONFLICT')) return false;
  const code = details.safeParse(error.details).data?.[0]?.vendorCode;
  return (
    code === 'conversionUploadError.CLICK_CONVERSION_ALREADY_EXISTS' ||
    code === 'conversionUploadError.ORDER_ID_ALREADY_IN_USE'
  );
}
