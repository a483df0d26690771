import { reply, type SandboxReply, type SandboxRequest } from '../../../sandbox/define-sandbox.ts';
import { failed, type Activity, type Pipedrive, type Stored } from './state.ts';

type Query = Pick<SandboxRequest<Pipedrive>, 'query'>;

/** A page of a list, by its parameters. */
export function listReply(items: readonly (Stored | Activity)[], { query }: Query): SandboxReply {
  const limit = Number(query.get('limit') ?? 100);
  if (limit < 1 || limit > 500) return failed(400, 'ERR_SCHEMA_VALIDATION_FAILED');
  const ids = query.get('ids')?.split(',').map(Number);
  const since = Date.parse(query.get('updated_since') ?? '1970-01-01T00:00:00Z');
  const until = Date.parse(query.get('updated_until') ?? '9999-01-01T00:00:00Z');
  const person = query.get('person_id');
  const by = query.get('sort_by') ?? 'id';
  const direction = query.get('sort_direction') === 'desc' ? -1 : 1;
  const hits = items
    .filter((item) => ids === undefined || ids.includes(item.id))
    .filter((item) => Date.parse(item.update_time) >= since && Date.parse(item.update_time) < until)
    .filter((item) => person === null || item['person_id'] === Number(person))
    .sort((one, other) => order(one, other, by) * direction);
  const start = Number(query.get('cursor') ?? 0);
  const end = start + limit;
  return reply(200, {
    success: true,
    data: hits.slice(start, end),
    // What the contract calls null at the end of a list is left out, as its type has no null.
    additional_data: end < hits.length ? { next_cursor: String(end) } : {},
  });
}

function order(one: Stored | Activity, other: Stored | Activity, by: string): number {
  if (by === 'update_time' && one.update_time !== other.update_time) {
    return one.update_time < other.update_time ? -1 : 1;
  }
  return one.id - other.id;
}

/** The search learns of a change only after this. */
const INDEXED_AFTER_MS = 60_000;

/** What the index holds with exactly this term. */
export function searchReply(
  items: readonly Stored[],
  { query, now }: Query & Pick<SandboxRequest<Pipedrive>, 'now'>,
  type: string,
): SandboxReply {
  const term = query.get('term')?.toLowerCase();
  if (!term || query.get('exact_match') !== 'true') return failed(400, 'ERR_SCHEMA_VALIDATION_FAILED');
  const hits = items
    .filter(({ update_time: at }) => Date.parse(at) <= now().getTime() - INDEXED_AFTER_MS)
    .filter((item) => valuesOf(item, query.get('fields')).some((value) => value.toLowerCase() === term))
    .map(({ id }) => ({ result_score: 1, item: { id, type } }));
  return reply(200, { success: true, data: { items: hits.slice(0, Number(query.get('limit') ?? 100)) } });
}

function valuesOf(item: Stored, field: string | null): readonly string[] {
  if (field === 'email') {
    const emails = (item['emails'] ?? []) as readonly { readonly value: string }[];
    return emails.map(({ value }) => value);
  }
  return Object.values(item.custom_fields).filter((value) => typeof value === 'string');
}
