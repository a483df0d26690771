import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { answered, BEGAN, failed, nothingFound, skipped, type Marketo } from './state.ts';

const sync = z.object({
  action: z.enum(['createOrUpdate', 'updateOnly']),
  lookupField: z.string(),
  input: z.array(z.record(z.string(), z.unknown())).min(1).max(300),
});
const ids = z.object({
  input: z
    .array(z.object({ id: z.int() }))
    .min(1)
    .max(300),
});

/** Fields that every subscription has, and one of its own. */
const FIELDS = new Set([
  'id',
  'email',
  'firstName',
  'lastName',
  'phone',
  'country',
  'leadSource',
  'crmId',
  'unsubscribed',
  'unsubscribedReason',
]);

/** Creates leads or updates them, by the field that identifies them. */
export const syncLeads: SandboxRoute<Marketo> = ({ body, state, nextId }) => {
  const parsed = sync.safeParse(body);
  if (!parsed.success) return failed(609);
  const { action, lookupField, input } = parsed.data;
  const results = input.map((record) => {
    if (Object.keys(record).some((name) => !FIELDS.has(name))) return skipped(1006);
    if (record[lookupField] === undefined) return skipped(1002);
    // An id is Marketo's to give.
    if (record['id'] !== undefined && action !== 'updateOnly') return skipped(1003);
    const known = Object.values(state.leads).filter((lead) => lead[lookupField] === record[lookupField]);
    if (known.length > 1) return skipped(1007);
    if (known.length === 0 && action === 'updateOnly') return skipped(1004);
    const id = Number(known[0]?.['id'] ?? 400_000 + nextId());
    state.leads[id] = { unsubscribed: false, ...known[0], ...record, id };
    return { id, status: known.length === 0 ? 'created' : 'updated' };
  });
  return answered(results);
};

/** Leads whose field has one of some values. */
export const findLeads: SandboxRoute<Marketo> = ({ query, state }) => {
  const field = query.get('filterType') ?? '';
  const values = (query.get('filterValues') ?? '').split(',');
  const found = Object.values(state.leads).filter((lead) => values.includes(String(lead[field])));
  const fields = (query.get('fields') ?? 'id,email').split(',');
  return answered(found.map((lead) => Object.fromEntries(fields.map((name) => [name, lead[name]]))));
};

export const readLists: SandboxRoute<Marketo> = ({ query, state }) => {
  const all = Object.entries(state.lists).map(([id, { name, programName }]) => ({
    id: Number(id),
    name,
    ...(programName === undefined ? {} : { programName }),
    createdAt: BEGAN,
    updatedAt: BEGAN,
  }));
  const begin = Number(query.get('nextPageToken') ?? 0);
  const end = begin + Number(query.get('batchSize') ?? 300);
  return answered(all.slice(begin, end), end < all.length ? { nextPageToken: String(end) } : {});
};

export const addMembers: SandboxRoute<Marketo> = ({ params, body, state }) => {
  const list = state.lists[params['listId'] ?? ''];
  const parsed = ids.safeParse(body);
  if (!parsed.success) return failed(609);
  if (list === undefined) return failed(1013);
  const results = parsed.data.input.map(({ id }) => {
    if (state.leads[id] === undefined) return skipped(1004, { id });
    list.members = [...new Set([...list.members, id])];
    return { id, status: 'added' };
  });
  return answered(results);
};

export const removeMembers: SandboxRoute<Marketo> = ({ params, query, state }) => {
  const list = state.lists[params['listId'] ?? ''];
  if (list === undefined) return failed(1013);
  const results = query.getAll('id').map((text) => {
    const id = Number(text);
    if (state.leads[id] === undefined) return skipped(1004, { id });
    if (!list.members.includes(id)) return skipped(1015, { id });
    list.members = list.members.filter((member) => member !== id);
    return { id, status: 'removed' };
  });
  return answered(results);
};

/** https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/assets/smart-lists */
export const readSmartLists: SandboxRoute<Marketo> = ({ query, state }) => {
  const begin = Number(query.get('offset') ?? 0);
  const size = Number(query.get('maxReturn') ?? 20);
  if (size > 200) return failed(701);
  const found = Object.entries(state.smartLists).slice(begin, begin + size);
  if (found.length === 0) return nothingFound();
  const began = `${BEGAN}+0000`;
  return answered(
    found.map(([id, list]) => ({
      id: Number(id),
      ...list,
      createdAt: began,
      updatedAt: began,
      workspace: 'Default',
    })),
  );
};
