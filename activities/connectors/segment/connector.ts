import { z } from 'zod';
import { basicKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** RequestErrorEnvelope of the Public API; `message` quotes what was sent. */
const errorBody = z.looseObject({ errors: z.array(z.looseObject({ type: z.string() })).min(1) });

/** Statuses of the Tracking API by which the vendor's own client tries again (@segment/analytics-node 3.1.0, publisher.js). */
const TRY_AGAIN: ReadonlySet<number> = new Set([410, 460]);

export const segment = defineTool({
  id: 'segment',
  title: 'Twilio Segment',
  category: 'analytics',
  purpose:
    'Passes on what people do and who they are to every tool that shall know, and forgets them when they ask.',
  owner: 'ops',
  docs: 'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api',
  baseUrl: 'https://api.segment.io',
  hosts: {
    tracking: 'https://api.segment.io',
    trackingEu: 'https://events.eu1.segmentapis.com',
    public: 'https://api.segmentapis.com',
    publicEu: 'https://eu1.api.segmentapis.com',
  },
  apiVersion: 'Tracking v1, Public API v1 (73.2.0)',
  // The write key. The Public API wants a bearer token of its own, which client.ts shows.
  auth: basicKey(),
  settings: z.strictObject({
    /** Token of the Public API, needed for erasures only. */
    apiToken: z.string().min(1).optional(),
    /** Where the workspace is; the other region takes events too, and drops them. */
    region: z.enum(['us', 'eu']).default('us'),
  }),
  secretSettings: ['apiToken'],
  scopes: [],
  rateLimit: {
    perSecond: 50,
    source: 'our own share: the vendor recommends 1,000 requests a second for a workspace at most',
  },
  dataCategories: ['events', 'profiles', 'erasure requests'],
  personalData: {
    in: ['userId', 'anonymousId', 'email', 'firstName', 'lastName', 'phone'],
    out: [],
  },
  processorAgreement: 'required',
  region: 'US, or EU by the setting `region`',
  cost: 'by tracked users a month',
  contract: {
    file: ['segment-tracking.json', 'segment-public.json'],
    departures: [
      {
        operation: 'POST /v1/batch',
        at: 'body /batch/#/traits must',
        why: 'traits may have any name; the contract lists those that Segment gives a meaning to',
      },
    ],
    beyond: [
      {
        operation: 'GET /regulations',
        like: 'GET /regulations',
        why: "not in the slice: transcribed from the vendor's generated client",
      },
    ],
  },
  failure({ status, body }) {
    const parsed = errorBody.safeParse(body);
    if (parsed.success) return { vendorCode: parsed.data.errors[0]?.type };
    return TRY_AGAIN.has(status) ? { code: 'UNAVAILABLE' } : undefined;
  },
});
