import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { jsonOf } from '../../../sandbox/json-text.ts';
import { failed, type MetaAds } from './state.ts';

const payload = z.strictObject({
  schema: z.tuple([z.literal('EMAIL'), z.literal('PHONE')]),
  data: z
    .array(z.tuple([z.string(), z.string()]))
    .min(1)
    .max(10_000),
});

/** Members of Custom Audiences. */
export const audienceRoutes: Readonly<Record<string, SandboxRoute<MetaAds>>> = {
  'POST /v25.0/{audienceId}/users': ({ params, body, state }) => {
    const given = z.object({ payload: z.unknown() }).safeParse(body).data?.payload;
    return change(state, params['audienceId'] ?? '', given, true);
  },
  'DELETE /v25.0/{audienceId}/users': ({ params, query, state }) =>
    change(state, params['audienceId'] ?? '', jsonOf(query.get('payload')), false),
};

function change(state: MetaAds, id: string, given: unknown, add: boolean): SandboxReply {
  const members = state.audiences[id];
  if (members === undefined) return failed(400, 100, 33);
  const parsed = payload.safeParse(given);
  if (!parsed.success) return failed(400, 100);
  const { data } = parsed.data;
  const invalid = data.filter(
    (row) => !row.some(isHash) || row.some((field) => field !== '' && !isHash(field)),
  );
  const hashes = data.filter((row) => !invalid.includes(row)).flatMap((row) => row.filter(isHash));
  const others = members.filter((member) => !hashes.includes(member));
  state.audiences[id] = (add ? [...others, ...new Set(hashes)] : others).sort();
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
