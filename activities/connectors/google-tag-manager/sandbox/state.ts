import { createHash } from 'node:crypto';
import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRequest } from '../../../sandbox/define-sandbox.ts';

const parameter = z.looseObject({ type: z.string() });

// An update replaces the whole object: what is left out is gone.
export const tagFields = z.looseObject({
  name: z.string().min(1),
  type: z.string().min(1),
  paused: z.boolean().optional(),
  parameter: z.array(parameter),
  consentSettings: z
    .object({
      consentStatus: z.enum(['notSet', 'notNeeded', 'needed']),
      consentType: parameter.optional(),
    })
    .optional(),
  firingTriggerId: z.array(z.string()),
});

export const triggerFields = z.object({
  name: z.string().min(1),
  type: z.string(),
  customEventFilter: z
    .array(z.object({ type: z.literal('equals'), parameter: z.array(parameter) }))
    .optional(),
});

export const clientFields = z.object({
  name: z.string().min(1),
  type: z.string().min(1),
  parameter: z.array(parameter).default([]),
  priority: z.int().default(0),
});

export const workspaceFields = z.object({ name: z.string().min(1), description: z.string().optional() });

interface Content {
  readonly tag: Record<string, z.output<typeof tagFields> & { readonly tagId: string }>;
  readonly trigger: Record<string, z.output<typeof triggerFields> & { readonly triggerId: string }>;
  readonly client: Record<string, z.output<typeof clientFields> & { readonly clientId: string }>;
  readonly transformation: Record<
    string,
    { readonly transformationId: string; readonly name: string; readonly type: string }
  >;
}

export interface Version extends Content {
  readonly containerVersionId: string;
  readonly name: string;
  readonly description?: string;
}

export interface Workspace extends Content, z.output<typeof workspaceFields> {
  readonly workspaceId: string;
  /** The version that it began from. */
  readonly base: string;
}

/** One container with all that is in it. */
export interface Container {
  readonly container: {
    readonly accountId: string;
    readonly containerId: string;
    readonly publicId: string;
    readonly name: string;
    readonly usageContext: readonly string[];
    readonly taggingServerUrls?: readonly string[];
  };
  live: string;
  /** What new workspaces begin from. */
  latest: string;
  readonly versions: Record<string, Version>;
  readonly workspaces: Record<string, Workspace>;
}

/** The web site's container, and beside it the one on a server. */
export interface GoogleTagManager extends Container {
  readonly server: Container;
}

export type Request = SandboxRequest<GoogleTagManager>;

/** The number of the built-in trigger for every page. */
export const ALL_PAGES = '2147479553';

const template = (value: string, key?: string) => ({
  type: 'template',
  value,
  ...(key === undefined ? {} : { key }),
});

const banner = {
  tagId: '10',
  name: 'Consent banner',
  type: 'html',
  parameter: [template('<script src="/consent.js"></script>', 'html')],
  consentSettings: { consentStatus: 'notNeeded' as const },
  firingTriggerId: [ALL_PAGES],
};

const ga4 = {
  tagId: '11',
  name: 'GA4',
  type: 'googtag',
  notes: 'Measures the web site.',
  parameter: [template('G-7MR26KQ41X', 'tagId')],
  consentSettings: {
    consentStatus: 'needed' as const,
    consentType: { type: 'list', list: [template('analytics_storage')] },
  },
  firingTriggerId: [ALL_PAGES],
};

export function initial(): GoogleTagManager {
  const first = contentOf({ tag: { 10: banner } });
  const second = contentOf({ tag: { 10: banner, 11: ga4 } });
  const takesEvents = contentOf({
    client: { 1: { clientId: '1', name: 'GA4', type: 'gaaw_client', parameter: [], priority: 10 } },
    transformation: {
      2: { transformationId: '2', name: 'Without e-mail addresses', type: 'tf_exclude_params' },
    },
  });
  return {
    container: {
      accountId: '6004728113',
      containerId: '178234561',
      publicId: 'GTM-MR4K7Q2',
      name: 'www.maschinenraum.example',
      usageContext: ['web'],
    },
    live: '41',
    latest: '41',
    versions: {
      40: { containerVersionId: '40', name: 'Consent banner', ...first },
      41: { containerVersionId: '41', name: 'GA4', ...second },
    },
    workspaces: {
      2: { workspaceId: '2', name: 'Default Workspace', base: '41', ...contentOf(second) },
    },
    server: {
      container: {
        accountId: '6004728113',
        containerId: '190772034',
        publicId: 'GTM-K2M8R4Q',
        name: 'Server',
        usageContext: ['server'],
        taggingServerUrls: ['https://metrics.maschinenraum.example'],
      },
      live: '7',
      latest: '7',
      versions: { 7: { containerVersionId: '7', name: 'GA4', ...takesEvents } },
      workspaces: {
        3: { workspaceId: '3', name: 'Default Workspace', base: '7', ...contentOf(takesEvents) },
      },
    },
  };
}

/** The container that a path names. */
export function containerOf({ state, params }: Request): Container | undefined {
  return [state, state.server].find(
    ({ container: { accountId, containerId } }) =>
      params['accountId'] === accountId && params['containerId'] === containerId,
  );
}

/** The workspace that a path names, and its container. */
export function workspaceOf(request: Request): { box: Container; workspace: Workspace } | undefined {
  const box = containerOf(request);
  const workspace = box?.workspaces[request.params['workspaceId'] ?? ''];
  return box === undefined || workspace === undefined ? undefined : { box, workspace };
}

/** A copy of everything that a version or a workspace holds. */
export function contentOf({
  tag = {},
  trigger = {},
  client = {},
  transformation = {},
}: Partial<Content> = {}): Content {
  return structuredClone({ tag, trigger, client, transformation });
}

export function ids({ container: { accountId, containerId } }: Container) {
  return { accountId, containerId };
}

/** The check sum of what an object holds. */
export function fingerprintOf(one: object): string {
  const hash = createHash('sha256').update(JSON.stringify(one)).digest('hex');
  return String(Number.parseInt(hash.slice(0, 12), 16));
}

/** An object as it is shown. */
export function shown(box: Container, one: object): object {
  return { ...ids(box), ...one, fingerprint: fingerprintOf(one) };
}

export const failed = (code: number, status: string, reason: string): SandboxReply => {
  const message = `The sandbox refused: ${status}.`;
  return reply(code, {
    error: { code, message, status, errors: [{ message, domain: 'global', reason }] },
  });
};

export const notFound = (): SandboxReply => failed(404, 'NOT_FOUND', 'notFound');
export const invalid = (): SandboxReply => failed(400, 'INVALID_ARGUMENT', 'badRequest');
/** The status is not documented, see the README. */
export const changedMeanwhile = (): SandboxReply => failed(412, 'FAILED_PRECONDITION', 'conditionNotMet');
