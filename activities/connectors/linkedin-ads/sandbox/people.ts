import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { ACCOUNT, made, refused, type LinkedinAds } from './state.ts';

const account = z.literal(`urn:li:sponsoredAccount:${ACCOUNT}`);
const hashed = z.tuple([
  z.strictObject({ idType: z.literal('SHA256_EMAIL'), idValue: z.string().regex(/^[0-9a-f]{64}$/) }),
]);
const audienceCreation = z.strictObject({
  name: z.string().min(1),
  account,
  type: z.literal('USER'),
  sourcePlatform: z.string(),
  sourceSegmentId: z.string(),
  destinations: z.tuple([z.strictObject({ destination: z.literal('LINKEDIN') })]),
});
const users = z.strictObject({
  elements: z.array(z.strictObject({ action: z.enum(['ADD', 'REMOVE']), userIds: hashed })).min(1),
});
const event = z.strictObject({
  conversion: z.string().regex(/^urn:lla:llaPartnerConversion:\d+$/),
  conversionHappenedAt: z.int().min(1_600_000_000_000),
  conversionValue: z.strictObject({ amount: z.string().regex(/^\d+(\.\d+)?$/), currencyCode: z.string() }),
  eventId: z.string(),
  user: z.strictObject({ userIds: hashed }),
});

/** Audiences and conversions: what the vendor learns of people. */
export const peopleRoutes: Readonly<Record<string, SandboxRoute<LinkedinAds>>> = {
  'POST /rest/dmpSegments': ({ body, state, nextId }) => {
    const parsed = audienceCreation.safeParse(body);
    if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    const id = 1_203_001_000 + nextId();
    const { sourcePlatform, sourceSegmentId } = parsed.data;
    state.audiences[id] = { source: `${sourcePlatform} ${sourceSegmentId}`, members: [] };
    return made(id);
  },
  'GET /rest/dmpSegments': ({ query, state }) => {
    if (query.get('q') !== 'account' || !account.safeParse(query.get('account')).success) {
      return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
    }
    const asked = `${query.get('sourcePlatform') ?? ''} ${query.get('sourceSegmentId') ?? ''}`;
    const found = Object.entries(state.audiences).filter(([, { source }]) => source === asked);
    return reply(200, { elements: found.map(([id]) => ({ id: Number(id) })) });
  },
  'POST /rest/dmpSegments/{id}/users': ({ params, body, headers, state }) => {
    const parsed = users.safeParse(body);
    if (!parsed.success || headers['x-restli-method'] !== 'BATCH_CREATE') {
      return refused(400, 'INVALID_VALUE_FOR_FIELD');
    }
    const id = params['id'] ?? '';
    const audience = state.audiences[id];
    if (audience === undefined) return refused(404, 'NOT_FOUND');
    const members = new Set(audience.members);
    for (const { action, userIds } of parsed.data.elements) {
      if (action === 'ADD') members.add(userIds[0].idValue);
      else members.delete(userIds[0].idValue);
    }
    state.audiences[id] = { ...audience, members: [...members].sort() };
    return reply(200, { elements: parsed.data.elements.map(() => ({ status: 201 })) });
  },
  'POST /rest/conversionEvents': ({ body, state }) => {
    const parsed = event.safeParse(body);
    if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    const { conversion, eventId, user, conversionValue } = parsed.data;
    if (!state.conversions.includes(conversion.replace(/^.*:/, ''))) return refused(403, 'ACCESS_DENIED');
    // Each counts: repeats are dropped where the website's tag told of the event first, which it never does here.
    state.events.push({ eventId, email: user.userIds[0].idValue, amount: conversionValue.amount });
    return reply(201);
  },
};
