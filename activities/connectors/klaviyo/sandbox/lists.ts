import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { BEGAN, failed, page, type Klaviyo } from './state.ts';

const members = z.object({ data: z.array(z.object({ type: z.literal('profile'), id: z.string() })).min(1) });

export const readLists: SandboxRoute<Klaviyo> = ({ query, state, baseUrl }) => {
  const all = Object.entries(state.lists).map(([id, { name }]) => ({
    type: 'list',
    id,
    attributes: { name, created: BEGAN, updated: BEGAN, opt_in_process: 'double_opt_in' },
    links: { self: `${baseUrl}/api/lists/${id}` },
  }));
  return reply(200, page(all, query, 10, `${baseUrl}/api/lists`));
};

/** Puts profiles on a list; what they agreed to stays as it is. */
export const addMembers: SandboxRoute<Klaviyo> = ({ params, body, state }) => {
  const listId = params['id'] ?? '';
  const parsed = members.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  const ids = parsed.data.data.map(({ id }) => id);
  const known = Object.values(state.profiles).map(({ id }) => id);
  if (state.lists[listId] === undefined || ids.some((id) => !known.includes(id)))
    return failed(404, 'not_found');
  state.members[listId] = [...new Set([...(state.members[listId] ?? []), ...ids])];
  return reply(204);
};

/** Takes profiles off a list, and the mailings of the list from them. */
export const removeMembers: SandboxRoute<Klaviyo> = ({ params, body, state }) => {
  const listId = params['id'] ?? '';
  const parsed = members.safeParse(body);
  if (!parsed.success) return failed(400, 'invalid');
  if (state.lists[listId] === undefined) return failed(404, 'not_found');
  const ids = parsed.data.data.map(({ id }) => id);
  state.members[listId] = (state.members[listId] ?? []).filter((id) => !ids.includes(id));
  for (const [email, { id }] of Object.entries(state.profiles)) {
    if (ids.includes(id)) delete state.subscriptions[listId]?.[email];
  }
  return reply(204);
};

export const readSegments: SandboxRoute<Klaviyo> = ({ query, state, baseUrl }) => {
  const all = Object.keys(state.segments).map((id) => segmentShown(state, id, baseUrl));
  return reply(200, page(all, query, 10, `${baseUrl}/api/segments`));
};

export const readSegment: SandboxRoute<Klaviyo> = ({ params, query, state, baseUrl }) => {
  const segment = state.segments[params['id'] ?? ''];
  if (segment === undefined) return failed(404, 'not_found');
  const counted = query.get('additional-fields[segment]') === 'profile_count';
  return reply(200, {
    data: segmentShown(state, params['id'] ?? '', baseUrl, counted ? { profile_count: segment.size } : {}),
  });
};

function segmentShown(state: Klaviyo, id: string, baseUrl: string, more: object = {}): object {
  return {
    type: 'segment',
    id,
    attributes: {
      name: state.segments[id]?.name ?? null,
      created: BEGAN,
      updated: BEGAN,
      is_active: true,
      is_processing: false,
      is_starred: false,
      ...more,
    },
    links: { self: `${baseUrl}/api/segments/${id}` },
  };
}
