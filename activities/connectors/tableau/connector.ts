import { z } from 'zod';
import type { Auth } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** In every path; 3.24 came with Tableau 2024.3. */
export const API_VERSION = '3.24';

const signedIn = z
  .looseObject({ credentials: z.looseObject({ token: z.string().min(1) }) })
  .transform(({ credentials }) => ({ token: credentials.token, seconds: SESSION_SECONDS }));

/** A session ends after two hours without use at Tableau Cloud, after four at a server; we sign in anew well before. */
const SESSION_SECONDS = 3600;

const failedBody = z.looseObject({
  error: z.looseObject({ code: z.string(), detail: z.string().optional() }),
});

const auth: Auth = {
  place: { in: 'header', name: 'x-tableau-auth' },
  grants: ['client-credentials'],
  tokenUrl: `/api/${API_VERSION}/auth/signin`,
  signIn: {
    request: ({ clientId = '', clientSecret = '', settings }) => ({
      method: 'POST',
      json: {
        credentials: {
          personalAccessTokenName: clientId,
          personalAccessTokenSecret: clientSecret,
          site: { contentUrl: String(settings['site'] ?? '') },
        },
      },
    }),
    read: (body) => signedIn.safeParse(body).data,
  },
};

export const tableau = defineTool({
  id: 'tableau',
  title: 'Tableau',
  category: 'business-intelligence',
  purpose: 'Shows the figures of all channels in dashboards, fresh when a process needs them.',
  owner: 'ops',
  docs: 'https://help.tableau.com/current/api/rest_api/en-us/REST/rest_api_ref.htm',
  // Every pod and every server has an address of its own, which the connection says.
  baseUrl: '',
  apiVersion: API_VERSION,
  auth,
  settings: z.strictObject({
    /** The site as addresses name it; empty for a server's default site. */
    site: z.string().regex(/^[\w-]*$/),
    /** The site as the API names it. */
    siteId: z.guid(),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 5,
    source:
      'our own; help.tableau.com, Tableau Cloud site capacity: 40,000 calls an hour for a user, 60 refreshes an hour for a site',
  },
  dataCategories: ['dashboards', 'tables'],
  // Views show whatever they were built of; the README says what does not belong into those that processes read.
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'that of the Tableau Cloud pod, or your own server',
  cost: 'per seat; the API is free',
  contract: {
    file: 'tableau.json',
    beyond: [
      {
        operation: 'POST /api/{api-version}/auth/signin',
        like: 'POST /api/{api-version}/auth/signin',
        why: "the slice's schema contradicts itself: each kind of credential forbids the site that all must have; transcribed",
      },
      {
        operation: 'GET /api/{api-version}/sites/{siteId}/views/{viewId}/data',
        like: 'GET /api/{api-version}/sites/{siteId}/views/{viewId}/data',
        why: 'the slice leaves out maxAge and filters (vf_…), which the vendor documents under Query View Data; transcribed with those that the tests use',
      },
    ],
  },
  failure({ status, body }) {
    const parsed = failedBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { code, detail } = parsed.data.error;
    // tableau/server-client-python, issue 952: the wait stands in the text, and in minutes.
    const minutes = status === 429 ? /retry after (\d+) minute/.exec(detail ?? '')?.[1] : undefined;
    return { vendorCode: code, retryAfterMs: minutes === undefined ? undefined : Number(minutes) * 60_000 };
  },
});
