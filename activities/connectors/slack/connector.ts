import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

/** Slack answers 200 to nearly everything; `error` says what happened. docs.slack.dev, each method's list of errors. */
const failed = z.looseObject({ ok: z.literal(false), error: z.string() });

const CODES: Readonly<Record<string, ToolErrorCode>> = {
  not_authed: 'AUTH_FAILED',
  invalid_auth: 'AUTH_FAILED',
  token_revoked: 'AUTH_FAILED',
  token_expired: 'AUTH_FAILED',
  account_inactive: 'AUTH_FAILED',
  missing_scope: 'FORBIDDEN',
  no_permission: 'FORBIDDEN',
  not_in_channel: 'FORBIDDEN',
  cant_update_message: 'FORBIDDEN',
  channel_not_found: 'NOT_FOUND',
  message_not_found: 'NOT_FOUND',
  is_archived: 'CONFLICT',
  edit_window_closed: 'CONFLICT',
  rate_limited: 'RATE_LIMITED',
  ratelimited: 'RATE_LIMITED',
  request_timeout: 'TIMEOUT',
  fatal_error: 'UNAVAILABLE',
  internal_error: 'UNAVAILABLE',
  service_unavailable: 'UNAVAILABLE',
};

export const slack = defineTool({
  id: 'slack',
  title: 'Slack',
  category: 'messaging',
  purpose: 'Tells people in their channels what happened and what waits for them.',
  owner: 'ops',
  docs: 'https://docs.slack.dev/reference/methods',
  baseUrl: 'https://slack.com/api',
  apiVersion: '1.7.0',
  auth: bearer(),
  scopes: ['chat:write', 'channels:read', 'channels:history', 'groups:read', 'groups:history'],
  rateLimit: { perSecond: 1, source: 'chat.postMessage: one message a second and channel' },
  dataCategories: ['messages'],
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'US, or the region of the workspace',
  cost: 'per seat of the workspace; the API is free',
  contract: {
    file: 'slack.json',
    errorsAre200: true,
    credentialParameter: 'token',
    beyond: [
      {
        operation: 'POST /actions/{channel}/{ts}',
        like: 'nothing',
        why: 'a press is answered at the response_url that came with it, which is no method of the Web API',
      },
    ],
  },
  failure({ status, body }) {
    const parsed = failed.safeParse(body);
    if (!parsed.success) return undefined;
    const { error } = parsed.data;
    return {
      code: status === 200 ? (CODES[error] ?? 'INVALID_INPUT') : undefined,
      vendorCode: error,
    };
  },
});
