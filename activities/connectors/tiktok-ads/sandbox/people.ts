import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { ADVERTISER, answered, page, refused, type TiktokAds } from './state.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const advertiser = z.literal(ADVERTISER);
const audienceCreation = z.strictObject({
  advertiser_id: advertiser,
  custom_audience_name: z.string().min(1),
  action: z.literal('create'),
});
const member = z.union([
  z.strictObject({ id: hash, audience_ids: z.tuple([z.string()]) }),
  z.strictObject({}),
]);
const mapping = z.strictObject({
  advertiser_ids: z.tuple([advertiser]),
  action: z.enum(['add', 'delete']),
  id_schema: z.tuple([z.literal('EMAIL_SHA256'), z.literal('PHONE_SHA256')]),
  batch_data: z.array(z.tuple([member, member])).min(1),
});
const track = z.strictObject({
  event_source: z.literal('offline'),
  event_source_id: z.string(),
  data: z.tuple([
    z.strictObject({
      event: z.string().min(1),
      event_id: z.string(),
      event_time: z.int(),
      user: z.strictObject({ email: hash, phone: hash.optional() }),
      properties: z.strictObject({ value: z.number(), currency: z.string() }),
    }),
  ]),
});

/** Audiences and conversions: what the vendor learns of people. */
export const peopleRoutes: Readonly<Record<string, SandboxRoute<TiktokAds>>> = {
  'POST /open_api/v1.3/segment/audience/': ({ body, state, nextId }) => {
    const parsed = audienceCreation.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const audience_id = String(1_672_001_000 + nextId());
    state.audiences[audience_id] = { name: parsed.data.custom_audience_name, members: [] };
    return answered({ audience_id });
  },
  'GET /open_api/v1.3/dmp/custom_audience/list/': ({ state }) =>
    page(Object.entries(state.audiences).map(([audience_id, { name }]) => ({ audience_id, name }))),
  'POST /open_api/v1.3/segment/mapping/': ({ body, state }) => {
    const parsed = mapping.safeParse(body);
    if (!parsed.success) return refused(40_062);
    const given = parsed.data.batch_data.flat().filter((item) => 'id' in item);
    const audienceId = given[0]?.audience_ids[0] ?? '';
    const audience = state.audiences[audienceId];
    if (audience === undefined) return refused(40_007);
    const hashes = given.map((item) => item.id);
    const others = audience.members.filter((one) => !hashes.includes(one));
    const members = parsed.data.action === 'add' ? [...others, ...new Set(hashes)] : others;
    state.audiences[audienceId] = { ...audience, members: members.sort() };
    return answered({});
  },
  'POST /open_api/v1.3/event/track/': ({ body, state }) => {
    const parsed = track.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const { event_source_id: set, data } = parsed.data;
    if (!state.eventSets.includes(set)) return refused(40_001);
    const [{ event, event_id, user, properties }] = data;
    state.events[`${set} ${event} ${event_id}`] ??= { email: user.email, value: properties.value };
    return answered({});
  },
};
