import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import { currency } from './fields.ts';

/** JSON:API errors; `code` is for machines, `detail` quotes what was sent. */
const errorBody = z.looseObject({ errors: z.array(z.looseObject({ code: z.string() })).min(1) });

const REVISION = '2026-07-15';

export const klaviyo = defineTool({
  id: 'klaviyo',
  title: 'Klaviyo',
  category: 'marketing-automation',
  purpose: 'Sends mailings to people who agreed, and nurtures leads that are not ready for sales.',
  owner: 'ops',
  docs: 'https://developers.klaviyo.com/en/reference/api_overview',
  baseUrl: 'https://a.klaviyo.com',
  apiVersion: REVISION,
  auth: headerKey('authorization', 'Klaviyo-API-Key '),
  settings: z.strictObject({
    /** Template whose copy a prepared mailing gets; without one its content is made by hand in Klaviyo before it can be scheduled. */
    templateId: z.string().min(1).optional(),
    /** What counts as a conversion of a mailing, and the currency of the account; figures need both. */
    conversionMetricId: z.string().min(1).optional(),
    currency: currency.optional(),
  }),
  scopes: [
    'profiles:write',
    'lists:read',
    'lists:write',
    'segments:read',
    'subscriptions:write',
    'events:write',
    'campaigns:read',
    'campaigns:write',
    'flows:read',
    'flows:write',
  ],
  rateLimit: {
    perSecond: 2,
    source: 'klaviyo/openapi 2026-07-15: campaign operations 10/s and 150/m, the lowest of those we use',
  },
  dataCategories: ['profiles', 'subscriptions', 'segments', 'events', 'mailings', 'flows', 'mailing figures'],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'US',
  cost: 'by active profiles and mails a month',
  contract: {
    file: 'klaviyo.json',
    beyond: [
      {
        operation: 'PATCH /api/campaign-send-jobs/{id}',
        like: 'PATCH /api/campaign-send-jobs/{id}',
        why: "not in the slice: transcribed from the vendor's stable/apis/cancel_campaign_send.json",
      },
    ],
  },
  headers: () => ({
    accept: 'application/vnd.api+json',
    'content-type': 'application/vnd.api+json',
    revision: REVISION,
  }),
  failure({ body }) {
    const parsed = errorBody.safeParse(body);
    return parsed.success ? { vendorCode: parsed.data.errors[0]?.code } : undefined;
  },
});
