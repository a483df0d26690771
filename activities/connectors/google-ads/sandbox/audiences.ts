import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { audienceFields, CUSTOMER, failed, nameOf, type GoogleAds, type Upload } from './state.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const account = z.object({ accountType: z.literal('GOOGLE_ADS'), accountId: z.string() });
const consent = z.enum(['CONSENT_GRANTED', 'CONSENT_DENIED']);
const upload = z.strictObject({
  destinations: z.tuple([
    z.object({ operatingAccount: account, loginAccount: account, productDestinationId: z.string() }),
  ]),
  audienceMembers: z
    .array(
      z.object({
        userData: z.object({
          userIdentifiers: z
            .array(z.union([z.strictObject({ emailAddress: hash }), z.strictObject({ phoneNumber: hash })]))
            .min(1)
            .max(10),
        }),
      }),
    )
    .min(1)
    .max(10_000),
  encoding: z.literal('HEX'),
  consent: z.object({ adUserData: consent, adPersonalization: consent }).optional(),
  termsOfService: z.object({ customerMatchTermsOfServiceStatus: z.literal('ACCEPTED') }).optional(),
});

const creation = z.object({
  customerId: z.literal(CUSTOMER),
  operations: z.tuple([z.strictObject({ create: audienceFields })]),
});

/** Customer Match: lists are made in Google Ads, people put in by the Data Manager API; what was taken in is done at once. */
export const audienceRoutes: Readonly<Record<string, SandboxRoute<GoogleAds>>> = {
  'POST /v25/customers/{customerId}/userLists:mutate': ({ body, state, nextId }) => {
    const parsed = creation.safeParse(body);
    if (!parsed.success) return failed(400, 'requestError', 'INVALID_INPUT');
    const [{ create }] = parsed.data.operations;
    if (Object.values(state.audiences).some(({ name }) => name === create.name)) {
      return failed(400, 'userListError', 'NAME_ALREADY_USED');
    }
    const id = String(8_112_000_000 + nextId() * 1000);
    state.audiences[id] = { ...create, members: [] };
    return reply(200, { results: [{ resourceName: nameOf('userLists', id) }] });
  },
  'POST /v1/audienceMembers:ingest': (request) => take(request, 'ingest'),
  'POST /v1/audienceMembers:remove': (request) => take(request, 'remove'),
  'GET /v1/requestStatus:retrieve': ({ query, state }) => {
    const found = state.uploads[query.get('requestId') ?? ''];
    if (found === undefined) return refused(404, 'NOT_FOUND', 'REQUEST_ID_NOT_FOUND');
    const status = {
      userDataIngestionStatus: { recordCount: String(found.people) },
    };
    return reply(200, {
      requestStatusPerDestination: [
        {
          destination: {
            operatingAccount: { accountType: 'GOOGLE_ADS', accountId: CUSTOMER },
            productDestinationId: found.audienceId,
          },
          requestStatus: 'SUCCESS',
          ...(found.change === 'ingest' ? { audienceMembersIngestionStatus: status } : {}),
        },
      ],
    });
  },
};

function take(
  { body, state }: { readonly body: unknown; readonly state: GoogleAds },
  change: Upload['change'],
): SandboxReply {
  const parsed = upload.safeParse(body);
  if (!parsed.success) return refused(400, 'INVALID_ARGUMENT', 'INVALID_REQUEST');
  if (change === 'ingest' && parsed.data.termsOfService === undefined) {
    return refused(400, 'INVALID_ARGUMENT', 'CUSTOMER_MATCH_TERMS_NOT_ACCEPTED');
  }
  const audienceId = parsed.data.destinations[0].productDestinationId;
  const audience = state.audiences[audienceId];
  if (audience === undefined) return refused(404, 'NOT_FOUND', 'DESTINATION_ACCOUNT_NOT_FOUND');
  const hashes = parsed.data.audienceMembers.flatMap(({ userData }) =>
    userData.userIdentifiers.flatMap((identifier) => Object.values(identifier)),
  );
  const others = audience.members.filter((member) => !hashes.includes(member));
  const members = change === 'ingest' ? [...others, ...new Set(hashes)] : others;
  state.audiences[audienceId] = { ...audience, members: members.sort() };
  // The same upload has the same id, so that what a repeat leaves can be compared.
  const text = JSON.stringify([change, audienceId, hashes]);
  const requestId = `sandbox-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  state.uploads[requestId] = { audienceId, change, people: parsed.data.audienceMembers.length };
  return reply(200, { requestId });
}

function refused(code: number, status: string, reason: string): SandboxReply {
  const details = [
    { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'datamanager.googleapis.com' },
  ];
  return reply(code, { error: { code, message: `The sandbox refused: ${reason}.`, status, details } });
}
