import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** Errors carry a code now and then; titles and details are prose that quotes what was sent. */
const errorBody = z.looseObject({ errors: z.array(z.looseObject({ code: z.string() })).min(1) });
/** Event tracking answers 200 to what it does not take. */
const refusedEvent = z.looseObject({ success: z.literal(0), message: z.string() });

const IN_VENDORS_FILE =
  "in the vendor's own description (developers.activecampaign.com, API v3), not in the community's";

export const activecampaign = defineTool({
  id: 'activecampaign',
  title: 'ActiveCampaign',
  category: 'marketing-automation',
  purpose: 'Sends mailings to people who agreed, and runs automations on what they do.',
  owner: 'ops',
  docs: 'https://developers.activecampaign.com/reference/overview',
  // Every account has an address of its own, which the connection says.
  baseUrl: '',
  apiVersion: '3',
  auth: headerKey('Api-Token'),
  settings: z.strictObject({
    /** `actid` and `Event Key` of Website > Site Tracking > Event Tracking; events need both. */
    trackingId: z.string().min(1).optional(),
    eventKey: z.string().min(1).optional(),
  }),
  secretSettings: ['eventKey'],
  // A key has all the rights of its user's group.
  scopes: [],
  rateLimit: {
    perSecond: 5,
    source: 'developers.activecampaign.com/reference/rate-limits: 5 requests a second and account',
  },
  dataCategories: [
    'contacts',
    'subscriptions',
    'tags',
    'automations',
    'events',
    'mailings',
    'mailing figures',
  ],
  personalData: { in: ['email', 'firstName', 'lastName', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'US, or EU by the account',
  cost: 'by contacts, Starter to Enterprise',
  contract: {
    file: 'activecampaign.json',
    beyond: [
      {
        operation: 'POST /api/3/contact/sync',
        like: 'POST /api/3/contact/sync',
        why: 'the community takes a phone number for an integer and knows no 201; transcribed from the vendor',
      },
      {
        operation: 'GET /api/3/lists',
        like: 'GET /api/3/lists',
        why: 'the community leaves out the pages that every list of the vendor has; transcribed from the vendor',
      },
      {
        operation: 'GET /api/3/campaigns',
        like: 'GET /api/3/campaigns',
        why: 'the community leaves out the pages that every list of the vendor has; transcribed from the vendor',
      },
      ...[
        'GET /api/3/contacts/{id}/contactLists',
        'GET /api/3/contacts/{id}/contactAutomations',
        'GET /api/3/tags',
        'GET /api/3/automations',
        'GET /api/3/audiences',
        'POST /api/3/campaign',
        'PUT /api/3/campaigns/{id}/edit',
        'POST /event',
      ].map((operation) => ({ operation, like: operation, why: IN_VENDORS_FILE })),
    ],
  },
  failure({ body }) {
    if (refusedEvent.safeParse(body).success) return { code: 'INVALID_INPUT', vendorCode: 'event_refused' };
    const parsed = errorBody.safeParse(body);
    return parsed.success ? { vendorCode: parsed.data.errors[0]?.code } : undefined;
  },
});
