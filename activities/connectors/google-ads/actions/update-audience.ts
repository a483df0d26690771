import { z } from 'zod';
import { audienceChange, audienceChanged, examplePeople } from '../../../kit/audience-change.ts';
import { defineAction, type Call } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { sha256Hex } from '../../../kit/hashed-people.ts';
import { hashedEmail } from '../client.ts';
import { googleAds } from '../connector.ts';

const HOUR_MS = 60 * 60 * 1000;

const input = audienceChange.extend({
  /** What the people agreed to, where it is known; Google wants to know it of people in the EEA. */
  consent: z.enum(['GRANTED', 'DENIED']).optional(),
});

export const updateAudience = defineAction({
  tool: googleAds,
  id: 'google-ads.updateAudience',
  summary: 'Put people into a Customer Match list or take them out; addresses and numbers go as hashes.',
  input,
  output: audienceChanged,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/datamanager'],
  cancelledWait: 'Google goes on with the upload and takes who it can; how many it rejected is not told.',
  timeoutMs: 4 * HOUR_MS,
  example: {
    audienceId: '8112233445',
    change: 'ADD',
    people: examplePeople,
    consent: 'GRANTED',
  },
  async run(call) {
    const requestId = await send(call);
    call.handedIn(requestId);
    const rejected = await outcome(call, requestId);
    return { audienceId: call.input.audienceId, accepted: call.input.people.length - rejected, rejected };
  },
});

type AudienceCall = Call<z.output<typeof input>, z.output<(typeof googleAds)['settings']>>;

async function send({
  input: { audienceId, change, people, consent },
  settings,
  http,
}: AudienceCall): Promise<string> {
  const account = (accountId: string) => ({ accountType: 'GOOGLE_ADS', accountId });
  const { customerId, loginCustomerId = customerId, customerMatchTerms } = settings;
  const add = change === 'ADD';
  if (add && customerMatchTerms === undefined) {
    throw toolError('CONNECTION_INVALID', { tool: 'google-ads', fields: ['settings.customerMatchTerms'] });
  }
  const agreed = consent && `CONSENT_${consent}`;
  const { requestId } = await http.post({
    host: 'dataManager',
    path: add ? '/v1/audienceMembers:ingest' : '/v1/audienceMembers:remove',
    json: {
      destinations: [
        {
          operatingAccount: account(customerId),
          loginAccount: account(loginCustomerId),
          productDestinationId: audienceId,
        },
      ],
      audienceMembers: people.map(({ email, phone }) => ({
        userData: {
          userIdentifiers: [
            ...(email === undefined ? [] : [{ emailAddress: hashedEmail(email) }]),
            ...(phone === undefined ? [] : [{ phoneNumber: sha256Hex(phone) }]),
          ],
        },
      })),
      encoding: 'HEX',
      ...(add
        ? {
            consent: agreed && { adUserData: agreed, adPersonalization: agreed },
            termsOfService: { customerMatchTermsOfServiceStatus: customerMatchTerms },
          }
        : {}),
    },
    response: z.object({ requestId: z.string() }),
  });
  return requestId;
}

/** Google asks to wait half an hour before the first look, developers.google.com/data-manager/api/devguides/diagnostics; small uploads are done sooner. */
const WAITS_MINUTES = [1, 4, 10, 15, 30, 30, 30, 30, 30, 30];

/** How many people were rejected, once Google is through with the request. */
async function outcome(
  { http, pause, heartbeat, input: { people } }: AudienceCall,
  requestId: string,
): Promise<number> {
  for (const minutes of WAITS_MINUTES) {
    await pause(minutes * 60_000);
    heartbeat();
    const { requestStatusPerDestination: statuses } = await http.get({
      host: 'dataManager',
      path: '/v1/requestStatus:retrieve',
      query: { requestId },
      response: z.object({ requestStatusPerDestination: z.tuple([destinationStatus]) }),
    });
    const [{ requestStatus, errorInfo }] = statuses;
    const counts = errorInfo?.errorCounts ?? [];
    if (requestStatus === 'SUCCESS' || requestStatus === 'PARTIAL_SUCCESS') {
      // One person may be counted under several reasons.
      const rejected = counts.reduce((sum, { recordCount }) => sum + Number(recordCount), 0);
      return Math.min(rejected, people.length);
    }
    if (requestStatus === 'FAILED') {
      const vendorCode = counts[0]?.reason ?? 'FAILED';
      const code = vendorCode.endsWith('INTERNAL_ERROR') ? 'UNAVAILABLE' : 'CONFLICT';
      throw toolError(code, { action: 'google-ads.updateAudience', vendorCode });
    }
  }
  throw toolError('TIMEOUT', { action: 'google-ads.updateAudience', fields: ['still processing'] });
}

/** `REQUEST_STATUS_UNKNOWN` and `PROCESSING` mean that it is not over. */
const destinationStatus = z.object({
  requestStatus: z.string(),
  errorInfo: z
    .object({
      errorCounts: z
        .array(z.object({ reason: z.string().optional(), recordCount: z.string().default('0') }))
        .default([]),
    })
    .optional(),
});
