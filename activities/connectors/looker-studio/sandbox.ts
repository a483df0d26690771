import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Report {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  trashed: boolean;
  /** Members by role. */
  readonly permissions: Record<string, string[]>;
}

interface LookerStudio {
  readonly reports: Record<string, Report>;
}

const member = z.string().regex(/^(user|group|serviceAccount):[^\s@]+@[^\s@]+$/);
const added = z.strictObject({ role: z.enum(['VIEWER', 'EDITOR']), members: z.array(member).min(1) });
const revoked = z.strictObject({ members: z.array(z.string()).min(1) });

const OWNER = 'user:owner@example.com';
const PERMISSIONS = '/v1/assets/{asset}/permissions';

export const lookerStudioSandbox = defineSandbox<LookerStudio>({
  tool: 'looker-studio',
  connection: { token: 'ya29.sandbox-looker-studio' },
  refuse: () => failed(401, 'UNAUTHENTICATED'),
  unknown: () => failed(404, 'NOT_FOUND'),
  initial: () => ({
    reports: Object.fromEntries(
      [
        report('1f0c9a52-7f7e-4a5e-9a46-0c8f5b1d2e3a', 'Campaign', 'One page for a launch'),
        report('5b8e7c11-2d4f-4c7a-8f3b-6a9d0e1f2a3b', 'Campaign board', 'All launches'),
        { ...report('9c2d4e66-aaaa-4bbb-8ccc-1234567890ab', 'Campaign', 'Of last year'), trashed: true },
      ].map((one) => [one.name, one]),
    ),
  }),
  routes: {
    'GET /v1/assets:search': ({ query, state }) => {
      if (query.getAll('assetTypes').length !== 1) return failed(400, 'INVALID_ARGUMENT');
      const text = (query.get('title') ?? '').toLowerCase();
      const found = Object.values(state.reports)
        .filter(({ trashed }) => trashed === (query.get('includeTrashed') === 'true'))
        .filter(({ title, description }) => `${title} ${description}`.toLowerCase().includes(text));
      const begin = Number(query.get('pageToken') ?? 0);
      const end = begin + Number(query.get('pageSize') ?? 1000);
      const assets = found
        .slice(begin, end)
        .map(({ permissions: _permissions, ...one }) => ({ assetType: 'REPORT', ...one }));
      return reply(200, { assets, nextPageToken: end < found.length ? String(end) : '' });
    },
    [`POST ${PERMISSIONS}:addMembers`]: ({ params, body, state }) => {
      const found = state.reports[params['asset'] ?? ''];
      // Google does not tell a stranger's report from one that does not exist.
      if (found === undefined || found.trashed) return failed(404, 'NOT_FOUND');
      const parsed = added.safeParse(body);
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
      const held = found.permissions[parsed.data.role] ?? [];
      found.permissions[parsed.data.role] = [...new Set([...held, ...parsed.data.members])];
      return reply(200, shown(found));
    },
    // Whoever has no access is passed over; owners keep theirs.
    [`POST ${PERMISSIONS}:revokeAllPermissions`]: ({ params, body, state }) => {
      const found = state.reports[params['asset'] ?? ''];
      if (found === undefined || found.trashed) return failed(404, 'NOT_FOUND');
      const parsed = revoked.safeParse(body);
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT');
      for (const role of ['VIEWER', 'EDITOR']) {
        const held = found.permissions[role] ?? [];
        found.permissions[role] = held.filter((one) => !parsed.data.members.includes(one));
      }
      return reply(200, shown(found));
    },
  },
});

function report(name: string, title: string, description: string): Report {
  const permissions = { OWNER: [OWNER], VIEWER: ['user:grace@example.com'], EDITOR: [] };
  return { name, title, description, trashed: false, permissions };
}

function shown({ permissions }: Report): object {
  const members = Object.entries(permissions).map(([role, list]) => [role, { members: list }]);
  return { permissions: Object.fromEntries(members) as object };
}

function failed(code: number, status: string): SandboxReply {
  return reply(code, { error: { code, message: `The sandbox refused: ${status}.`, status } });
}
