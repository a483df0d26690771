import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { jsonOf } from '../../../sandbox/json-text.ts';
import { failed, page, type MetaAds } from './state.ts';

const payload = z.strictObject({
  schema: z.tuple([z.literal('EMAIL'), z.literal('PHONE')]),
  data: z
    .array(z.tuple([z.string(), z.string()]))
    .min(1)
    .max(10_000),
});

const creation = z.strictObject({
  name: z.string().min(1),
  subtype: z.literal('CUSTOM'),
  customer_file_source: z.literal('USER_PROVIDED_ONLY'),
});

/** Custom Audiences and who is in them. */
export const audienceRoutes: Readonly<Record<string, SandboxRoute<MetaAds>>> = {
  'GET /v25.0/act_{accountId}/customaudiences': ({ query, state }) =>
    reply(200, page(Object.values(state.audiences), query)),
  'POST /v25.0/act_{accountId}/customaudiences': ({ body, state, nextId }) => {
    const parsed = creation.safeParse(body);
    if (!parsed.success) return failed(400, 100);
    const id = String(120_210_000_001_000 + nextId());
    state.audiences[id] = { id, ...parsed.data, members: [] };
    return reply(200, { id });
  },
  'POST /v25.0/{audienceId}/users': ({ params, body, state }) => {
    const given = z.object({ payload: z.unknown() }).safeParse(body).data?.payload;
    return change(state, params['audienceId'] ?? '', given, true);
  },
  'DELETE /v25.0/{audienceId}/users': ({ params, query, state }) =>
    change(state, params['audienceId'] ?? '', jsonOf(query.get('payload')), false),
};

function change(state: MetaAds, id: string, given: unknown, add: boolean): SandboxReply {
  const audience = state.audiences[id];
  if (audience === undefined) return failed(400, 100, 33);
  const parsed = payload.safeParse(given);
  if (!parsed.success) return failed(400, 100);
  const { data } = parsed.data;
  const invalid = data.filter(
    (row) => !row.some(isHash) || row.some((field) => field !== '' && !isHash(field)),
  );
  const hashes = data.filter((row) => !invalid.includes(row)).flatMap((row) => row.filter(isHash));
  const others = audience.members.filter((member) => !hashes.includes(member));
  const members = add ? [...others, ...new Set(hashes)] : others;
  state.audiences[id] = { ...audience, members: members.sort() };
  return reply(200, {
    audience_id: id,
    session_id: '1',
    num_received: data.length,
    num_invalid_entries: invalid.length,
    invalid_entry_samples: {},
  });
}

function isHash(field: string): boolean {
  return /^[0-9a-f]{64}$/.test(field);
}
