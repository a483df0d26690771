import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** AccessToken of `POST /login`. */
const accessToken = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** ValidationError; `message` quotes what was sent. */
const errorBody = z.looseObject({ errors: z.array(z.looseObject({ code: z.string().optional() })) });

/** A query that failed while it ran is answered as rows, with 200; the text beside the key quotes SQL and its values. */
const failedRows = z.array(z.unknown()).refine((rows) => rows.some(isFailedRow));

export const looker = defineTool({
  id: 'looker',
  title: 'Looker',
  category: 'analytics',
  purpose:
    "Answers questions about the house's figures from its warehouse, in reports that everybody reads alike.",
  owner: 'ops',
  docs: 'https://docs.cloud.google.com/looker/docs/reference/looker-api/latest',
  baseUrl: '',
  apiVersion: '4.0',
  auth: {
    ...headerKey('authorization', 'token '),
    grants: ['client-credentials'],
    tokenUrl: '/login',
    signIn: {
      // A form, since the vendor takes the secret in the address too, where logs would keep it.
      request: ({ clientId, clientSecret }) => ({
        method: 'POST',
        form: { client_id: clientId ?? '', client_secret: clientSecret ?? '' },
      }),
      read(body) {
        const parsed = accessToken.safeParse(body);
        return parsed.success
          ? { token: parsed.data.access_token, seconds: parsed.data.expires_in }
          : undefined;
      },
    },
  },
  settings: z.strictObject({
    /** Where people open dashboards; the API may listen elsewhere. */
    webUrl: z.url({ protocol: /^https?$/ }),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 5,
    source: 'our own: the vendor names no number, and every query burdens the warehouse',
  },
  dataCategories: ['reports', 'dashboards'],
  // Rows are whatever a report holds; nobody but its owners knows what they mean. The README says what does not belong there.
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'where the instance is',
  cost: 'by platform and users; queries are paid to the warehouse',
  contract: {
    file: 'looker.json',
    beyond: [
      {
        operation: 'GET /looks/{look_id}/run/json',
        like: 'GET /looks/{look_id}/run/json',
        why: "the vendor's file has a text for results in every format; as JSON they are a list of rows",
      },
      {
        operation: 'POST /queries/run/json',
        like: 'POST /queries/run/json',
        why: "the vendor's file has a text for results in every format; as JSON they are a list of rows",
      },
    ],
  },
  failure({ body }) {
    if (failedRows.safeParse(body).success) return { code: 'CONFLICT', vendorCode: 'looker_error' };
    const parsed = errorBody.safeParse(body);
    return parsed.success ? { vendorCode: parsed.data.errors[0]?.code } : undefined;
  },
});

function isFailedRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'looker_error' in row;
}
