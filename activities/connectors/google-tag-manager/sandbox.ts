import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

const parameter = z.looseObject({ type: z.string() });
const tagFields = z.object({
  name: z.string().min(1),
  type: z.string().min(1),
  paused: z.boolean().optional(),
  parameter: z.array(parameter),
  consentSettings: z.object({
    consentStatus: z.enum(['notSet', 'notNeeded', 'needed']),
    consentType: parameter.optional(),
  }),
  firingTriggerId: z.array(z.string()),
});
const triggerFields = z.object({
  name: z.string().min(1),
  type: z.string(),
  customEventFilter: z
    .array(z.object({ type: z.literal('equals'), parameter: z.array(parameter) }))
    .optional(),
});
const workspaceFields = z.object({ name: z.string().min(1), description: z.string().optional() });
const versionOptions = z.object({ name: z.string() });

interface Content {
  readonly tag: Record<string, z.output<typeof tagFields> & { readonly tagId: string }>;
  readonly trigger: Record<string, z.output<typeof triggerFields> & { readonly triggerId: string }>;
}

interface Version extends Content {
  readonly containerVersionId: string;
  readonly name: string;
}

interface Workspace extends Content, z.output<typeof workspaceFields> {
  readonly workspaceId: string;
}

interface GoogleTagManager {
  readonly container: { readonly accountId: string; readonly containerId: string; readonly publicId: string };
  live: string;
  /** What new workspaces begin from. */
  latest: string;
  readonly versions: Record<string, Version>;
  readonly workspaces: Record<string, Workspace>;
}

const CONTAINER = '/tagmanager/v2/accounts/{accountId}/containers/{containerId}';

/** The number of the built-in trigger for every page. */
const ALL_PAGES = '2147479553';

const template = (value: string, key?: string) => ({
  type: 'template',
  value,
  ...(key === undefined ? {} : { key }),
});

const ga4 = {
  tagId: '11',
  name: 'GA4',
  type: 'googtag',
  parameter: [template('G-7MR26KQ41X', 'tagId')],
  consentSettings: {
    consentStatus: 'needed',
    consentType: { type: 'list', list: [template('analytics_storage')] },
  },
  firingTriggerId: [ALL_PAGES],
} as const;

const banner = {
  tagId: '10',
  name: 'Consent banner',
  type: 'html',
  parameter: [template('<script src="/consent.js"></script>', 'html')],
  consentSettings: { consentStatus: 'notNeeded' },
  firingTriggerId: [ALL_PAGES],
} as const;

export const googleTagManagerSandbox = defineSandbox<GoogleTagManager>({
  tool: 'google-tag-manager',
  connection: { token: 'ya29.sandbox-google-tag-manager' },
  refuse: () => failed(401, 'UNAUTHENTICATED', 'authError'),
  unknown: () => failed(404, 'NOT_FOUND', 'notFound'),
  initial: () => {
    const first = { 10: copyOf(banner) };
    const second = { 10: copyOf(banner), 11: copyOf(ga4) };
    return {
      container: { accountId: '6004728113', containerId: '178234561', publicId: 'GTM-MR4K7Q2' },
      live: '41',
      latest: '41',
      versions: {
        40: { containerVersionId: '40', name: 'Consent banner', tag: first, trigger: {} },
        41: { containerVersionId: '41', name: 'GA4', tag: second, trigger: {} },
      },
      workspaces: {
        2: { workspaceId: '2', name: 'Default Workspace', tag: structuredClone(second), trigger: {} },
      },
    };
  },
  routes: {
    [`GET ${CONTAINER}/versions:live`]: ({ params, state }) =>
      answerVersion(state, knows(state, params) ? state.live : ''),
    [`GET ${CONTAINER}/version_headers:latest`]: ({ params, state }) => {
      const version = state.versions[knows(state, params) ? state.latest : ''];
      if (version === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      const { containerVersionId, name } = version;
      return reply(200, { ...ids(state), containerVersionId, name });
    },
    [`GET ${CONTAINER}/workspaces`]: ({ params, state }) => {
      if (!knows(state, params)) return failed(404, 'NOT_FOUND', 'notFound');
      const workspace = Object.values(state.workspaces).map((one) => workspaceShown(state, one));
      return reply(200, { workspace });
    },
    [`POST ${CONTAINER}/workspaces`]: ({ params, body, state, nextId }) => {
      const parsed = workspaceFields.safeParse(body);
      if (!knows(state, params)) return failed(404, 'NOT_FOUND', 'notFound');
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'badRequest');
      const workspaceId = String(100 + nextId());
      const content = contentOf(state.versions[state.latest]);
      const workspace = { ...parsed.data, workspaceId, ...content };
      state.workspaces[workspaceId] = workspace;
      return reply(200, workspaceShown(state, workspace));
    },
    [`GET ${CONTAINER}/workspaces/{workspaceId}/tags`]: ({ params, state }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      if (workspace === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      return reply(200, { tag: Object.values(workspace.tag).map((one) => ({ ...ids(state), ...one })) });
    },
    [`POST ${CONTAINER}/workspaces/{workspaceId}/tags`]: ({ params, body, state, nextId }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      const parsed = tagFields.safeParse(body);
      if (workspace === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      const taken = Object.values(workspace.tag).some(({ name }) => name === parsed.data?.name);
      if (!parsed.success || taken) return failed(400, 'INVALID_ARGUMENT', 'badRequest');
      const tagId = String(100 + nextId());
      workspace.tag[tagId] = { ...parsed.data, tagId };
      return reply(200, { ...ids(state), ...parsed.data, tagId });
    },
    [`PUT ${CONTAINER}/workspaces/{workspaceId}/tags/{tagId}`]: ({ params, body, state }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      const tagId = params['tagId'] ?? '';
      const parsed = tagFields.safeParse(body);
      if (workspace?.tag[tagId] === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'badRequest');
      workspace.tag[tagId] = { ...parsed.data, tagId };
      return reply(200, { ...ids(state), ...parsed.data, tagId });
    },
    [`GET ${CONTAINER}/workspaces/{workspaceId}/triggers`]: ({ params, state }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      if (workspace === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      return reply(200, { trigger: Object.values(workspace.trigger) });
    },
    [`POST ${CONTAINER}/workspaces/{workspaceId}/triggers`]: ({ params, body, state, nextId }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      const parsed = triggerFields.safeParse(body);
      if (workspace === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'badRequest');
      const triggerId = String(100 + nextId());
      workspace.trigger[triggerId] = { ...parsed.data, triggerId };
      return reply(200, { ...ids(state), ...parsed.data, triggerId });
    },
    [`POST ${CONTAINER}/workspaces/{workspaceId}:create_version`]: ({ params, body, state }) => {
      const workspace = state.workspaces[params['workspaceId'] ?? ''];
      const parsed = versionOptions.safeParse(body);
      if (workspace === undefined) return failed(404, 'NOT_FOUND', 'notFound');
      if (!parsed.success) return failed(400, 'INVALID_ARGUMENT', 'badRequest');
      const known = new Set([ALL_PAGES, ...Object.keys(workspace.trigger)]);
      if (Object.values(workspace.tag).some((one) => one.firingTriggerId.some((id) => !known.has(id)))) {
        return reply(200, { compilerError: true });
      }
      const containerVersionId = String(Math.max(...Object.keys(state.versions).map(Number)) + 1);
      state.versions[containerVersionId] = {
        containerVersionId,
        name: parsed.data.name,
        ...contentOf(workspace),
      };
      state.latest = containerVersionId;
      delete state.workspaces[workspace.workspaceId];
      return reply(200, { containerVersion: versionShown(state, containerVersionId), compilerError: false });
    },
    [`POST ${CONTAINER}/versions/{versionId}:publish`]: ({ params, state }) => {
      const versionId = params['versionId'] ?? '';
      if (!knows(state, params) || state.versions[versionId] === undefined) {
        return failed(404, 'NOT_FOUND', 'notFound');
      }
      state.live = versionId;
      return reply(200, { containerVersion: versionShown(state, versionId), compilerError: false });
    },
    [`POST ${CONTAINER}/versions/{versionId}:set_latest`]: ({ params, state }) => {
      const versionId = params['versionId'] ?? '';
      if (knows(state, params) && state.versions[versionId] !== undefined) state.latest = versionId;
      return answerVersion(state, versionId);
    },
  },
});

function knows(state: GoogleTagManager, params: Readonly<Record<string, string>>): boolean {
  const { accountId, containerId } = state.container;
  return params['accountId'] === accountId && params['containerId'] === containerId;
}

function ids({ container: { accountId, containerId } }: GoogleTagManager) {
  return { accountId, containerId };
}

function contentOf(one: Content | undefined): Content {
  return structuredClone({ tag: one?.tag ?? {}, trigger: one?.trigger ?? {} });
}

function workspaceShown(
  state: GoogleTagManager,
  { tag: _tag, trigger: _trigger, ...workspace }: Workspace,
): object {
  return { ...ids(state), ...workspace };
}

function versionShown(state: GoogleTagManager, versionId: string): object | undefined {
  const version = state.versions[versionId];
  if (version === undefined) return undefined;
  const { tag, trigger, ...rest } = version;
  // The vendor leaves out what is empty.
  const tags = Object.values(tag);
  const triggers = Object.values(trigger);
  return {
    ...ids(state),
    ...rest,
    container: { ...state.container, usageContext: ['web'] },
    ...(tags.length > 0 ? { tag: tags } : {}),
    ...(triggers.length > 0 ? { trigger: triggers } : {}),
  };
}

function answerVersion(state: GoogleTagManager, versionId: string): SandboxReply {
  const version = versionShown(state, versionId);
  return version === undefined ? failed(404, 'NOT_FOUND', 'notFound') : reply(200, version);
}

/** A tag that may be kept: the constants above are shared. */
function copyOf(tag: unknown): Content['tag'][string] {
  return tagFields.extend({ tagId: z.string() }).parse(structuredClone(tag));
}

function failed(code: number, status: string, reason: string): SandboxReply {
  const message = `The sandbox refused: ${status}.`;
  return reply(code, {
    error: { code, message, status, errors: [{ message, domain: 'global', reason }] },
  });
}
