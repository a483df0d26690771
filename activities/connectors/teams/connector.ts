import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

/** ODataError; `message` quotes what was sent. */
const errorBody = z.looseObject({ error: z.looseObject({ code: z.string() }) });

/** Codes that say more than their status: learn.microsoft.com/graph/errors. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  InvalidAuthenticationToken: 'AUTH_FAILED',
  Authorization_RequestDenied: 'FORBIDDEN',
  TooManyRequests: 'RATE_LIMITED',
  serviceNotAvailable: 'UNAVAILABLE',
};

export const teams = defineTool({
  id: 'teams',
  title: 'Microsoft Teams',
  category: 'messaging',
  purpose: 'Tells people in their channels what happened and what waits for them, with the link to it.',
  owner: 'ops',
  docs: 'https://learn.microsoft.com/en-us/graph/api/chatmessage-post',
  baseUrl: 'https://graph.microsoft.com/v1.0',
  apiVersion: 'v1.0',
  // Graph lets apps post for a user only; what an app may do by itself is importing old messages.
  auth: bearer({
    grants: ['refresh-token'],
    tokenUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
  }),
  settings: z.strictObject({
    /** The team whose channels are posted to. */
    teamId: z.uuid(),
  }),
  scopes: ['ChannelMessage.Send', 'ChannelMessage.Read.All', 'Channel.ReadBasic.All'],
  rateLimit: { perSecond: 1, source: 'learn.microsoft.com, chatmessage-post: 10 messages in 10 seconds' },
  dataCategories: ['messages'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'by the tenant (EU Data Boundary for EU tenants)',
  cost: 'in Microsoft 365, per user',
  contract: {
    file: 'msgraph.json',
    departures: [
      {
        operation: 'GET /teams/{team-id}/channels/{channel-id}/messages',
        at: 'query $skiptoken is unknown',
        why: 'the vendor puts it into @odata.nextLink, which is to be called as it stands',
      },
    ],
    beyond: [
      {
        operation: 'GET /teams/{team-id}/channels/{channel-id}/messages/{chatMessage-id}/replies',
        like: 'GET /teams/{team-id}/channels/{channel-id}/messages',
        why: 'replies are listed as messages are; the slice holds only the writing of one',
      },
    ],
  },
  failure({ body }) {
    const parsed = errorBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { code } = parsed.data.error;
    return { code: CODES[code], vendorCode: code };
  },
});
