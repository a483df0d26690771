import { z } from 'zod';
import {
  defineSandbox,
  reply,
  type SandboxReply,
  type SandboxRequest,
} from '../../sandbox/define-sandbox.ts';

const message = z.strictObject({
  body: z.strictObject({ contentType: z.enum(['html', 'text']), content: z.string() }),
  attachments: z
    .array(z.strictObject({ id: z.string(), contentType: z.string(), content: z.string().max(28_000) }))
    .optional(),
});

type Posted = z.output<typeof message> & { readonly id: string; readonly createdDateTime: string };

interface Teams {
  readonly channels: Record<string, { readonly displayName: string }>;
  /** By channel, newest first. */
  readonly messages: Record<string, Posted[]>;
  /** By message, newest first. */
  readonly replies: Record<string, Posted[]>;
}

const TEAM = '6f1c0c8e-58a2-4f5e-9d1b-2f1a7c9e4b10';
const CHANNEL = '19:campaigns@thread.tacv2';
const FIRST = '1767600000000';

export const teamsSandbox = defineSandbox<Teams>({
  tool: 'teams',
  connection: { token: 'eyJ-sandbox-teams', settings: { teamId: TEAM } },
  refuse: () => failed(401, 'InvalidAuthenticationToken'),
  unknown: () => failed(404, 'NotFound'),
  initial: () => ({
    channels: { [CHANNEL]: { displayName: 'Campaigns' }, '19:legal@thread.tacv2': { displayName: 'Legal' } },
    messages: {
      [CHANNEL]: [
        {
          id: FIRST,
          createdDateTime: '2026-01-05T08:00:00Z',
          body: { contentType: 'html', content: 'Spring is being launched' },
        },
      ],
    },
    replies: {},
  }),
  routes: {
    'GET /teams/{team}/channels': ({ params, state }) =>
      params['team'] === TEAM
        ? reply(200, { value: Object.entries(state.channels).map(([id, channel]) => ({ id, ...channel })) })
        : failed(404, 'NotFound'),
    'GET /teams/{team}/channels/{channel}/messages': (request) =>
      listed(request, request.state.messages[request.params['channel'] ?? ''] ?? []),
    'POST /teams/{team}/channels/{channel}/messages': (request) => {
      const channel = request.params['channel'] ?? '';
      if (request.state.channels[channel] === undefined) return failed(404, 'NotFound');
      return taken(request, (request.state.messages[channel] ??= []));
    },
    'GET /teams/{team}/channels/{channel}/messages/{message}/replies': (request) =>
      listed(request, request.state.replies[request.params['message'] ?? ''] ?? []),
    'POST /teams/{team}/channels/{channel}/messages/{message}/replies': (request) => {
      const { channel = '', message: id = '' } = request.params;
      const known = request.state.messages[channel]?.some((posted) => posted.id === id);
      if (known !== true) return failed(404, 'NotFound');
      return taken(request, (request.state.replies[id] ??= []));
    },
  },
});

function listed({ query, path, baseUrl }: SandboxRequest<Teams>, all: readonly Posted[]): SandboxReply {
  const size = Number(query.get('$top') ?? 20);
  if (size > 50) return failed(400, 'BadRequest');
  const begin = Number(query.get('$skiptoken') ?? 0);
  const more = begin + size < all.length;
  return reply(200, {
    value: all.slice(begin, begin + size),
    ...(more ? { '@odata.nextLink': `${baseUrl}${path}?$top=${size}&$skiptoken=${begin + size}` } : {}),
  });
}

function taken({ body, nextId, now }: SandboxRequest<Teams>, place: Posted[]): SandboxReply {
  const parsed = message.safeParse(body);
  if (!parsed.success) return failed(400, 'BadRequest');
  const posted = {
    id: String(1_767_600_000_000 + nextId()),
    createdDateTime: now().toISOString(),
    ...parsed.data,
  };
  place.unshift(posted);
  return reply(201, posted);
}

function failed(status: number, code: string): SandboxReply {
  return reply(status, { error: { code, message: code } });
}
