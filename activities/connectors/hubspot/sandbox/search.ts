import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { failed, type Hubspot } from './state.ts';

/** A search lists no more objects than this, page by page. */
const MOST = 10_000;

const byChange = z.object({
  filterGroups: z.tuple([
    z.object({
      filters: z.array(
        z.object({
          propertyName: z.literal('lastmodifieddate'),
          operator: z.enum(['GTE', 'LTE']),
          value: z.string().regex(/^\d+$/),
        }),
      ),
    }),
  ]),
  sorts: z.tuple([z.literal('lastmodifieddate')]),
  limit: z.int().min(1).max(200),
  after: z.string().regex(/^\d+$/).default('0'),
});

/** Searches contacts by when they were changed, which is all that we search for. */
export const searchContacts: SandboxRoute<Hubspot> = ({ body, state }) => {
  const parsed = byChange.safeParse(body);
  if (!parsed.success || Number(parsed.data.after) + parsed.data.limit > MOST) {
    return failed(400, 'VALIDATION_ERROR');
  }
  const { filterGroups, limit } = parsed.data;
  const start = Number(parsed.data.after);
  const hits = Object.values(state.contacts)
    .map((contact) => ({ ...contact, at: Date.parse(contact.updatedAt) }))
    .filter(({ at }) =>
      filterGroups[0].filters.every(({ operator, value }) =>
        operator === 'GTE' ? at >= Number(value) : at <= Number(value),
      ),
    )
    .sort((one, other) => one.at - other.at);
  const end = start + limit;
  const results = hits.slice(start, end).map(({ at: _at, ...contact }) => ({
    ...contact,
    properties: { hs_object_id: contact.id, lastmodifieddate: contact.updatedAt },
  }));
  return reply(200, {
    total: hits.length,
    results,
    ...(end < hits.length ? { paging: { next: { after: String(end) } } } : {}),
  });
};

const listSearch = z.object({
  query: z.string().default(''),
  offset: z.int().default(0),
  count: z.int().default(20),
});

/** Searches lists by name. */
export const searchLists: SandboxRoute<Hubspot> = ({ body, state }) => {
  const parsed = listSearch.safeParse(body);
  if (!parsed.success) return failed(400, 'VALIDATION_ERROR');
  const { query, offset, count } = parsed.data;
  const hits = Object.entries(state.lists).filter(([, { name }]) =>
    name.toLowerCase().includes(query.toLowerCase()),
  );
  const end = offset + count;
  const lists = hits.slice(offset, end).map(([listId, { name, size }]) => ({
    listId,
    name,
    listVersion: 1,
    objectTypeId: '0-1',
    processingType: 'DYNAMIC',
    processingStatus: 'COMPLETE',
    additionalProperties: { hs_list_size: String(size) },
  }));
  return reply(200, {
    total: hits.length,
    offset: Math.min(end, hits.length),
    hasMore: end < hits.length,
    lists,
  });
};
