import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import { googlePage } from '../../kit/google-page.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';
import type { WantedTag } from './fields.ts';

export interface ContainerIds {
  readonly accountId: string;
  readonly containerId: string;
}

export interface WorkspaceIds extends ContainerIds {
  readonly workspaceId: string;
}

/** A path below a container. */
export function inContainer({ accountId, containerId }: ContainerIds, rest: Path): Path {
  const base = path`/tagmanager/v2/accounts/${accountId}/containers/${containerId}`;
  return { value: base.value + rest.value, template: base.template + rest.template };
}

/** A path below a workspace. */
export function inWorkspace(ids: WorkspaceIds, rest: Path): Path {
  const base = inContainer(ids, path`/workspaces/${ids.workspaceId}`);
  return { value: base.value + rest.value, template: base.template + rest.template };
}

interface Parameter {
  readonly type: string;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly list?: readonly Parameter[] | undefined;
}

// Loose, as all that is sent back: an update replaces the whole object, and what it leaves out is gone.
const parameter: z.ZodType<Parameter> = z.looseObject({
  type: z.string(),
  key: z.string().optional(),
  value: z.string().optional(),
  get list() {
    return z.array(parameter).optional();
  },
});

export const tag = z.looseObject({
  tagId: z.string(),
  name: z.string(),
  type: z.string(),
  fingerprint: z.string().optional(),
  paused: z.boolean().default(false),
  parameter: z.array(parameter).default([]),
  firingTriggerId: z.array(z.string()).default([]),
  consentSettings: z
    .object({ consentStatus: z.string().default('notSet'), consentType: parameter.optional() })
    .prefault({}),
});

export const trigger = z.object({ triggerId: z.string(), name: z.string() });

const version = z.object({
  containerVersionId: z.string(),
  name: z.string().default(''),
  fingerprint: z.string().optional(),
  tag: z.array(tag).default([]),
  trigger: z.array(trigger).default([]),
});

export type Tag = z.output<typeof tag>;
export type Trigger = z.output<typeof trigger>;
export type Version = z.output<typeof version>;

/** The version that the web site runs; NOT_FOUND where nothing was ever published. */
export async function liveVersion(http: Http, ids: ContainerIds): Promise<Version> {
  return await http.get({ path: inContainer(ids, path`/versions:live`), response: version });
}

/** Any version, published or not. */
export async function readVersionOf(http: Http, ids: ContainerIds, versionId: string): Promise<Version> {
  return await http.get({ path: inContainer(ids, path`/versions/${versionId}`), response: version });
}

export const versionHeader = z.object({ containerVersionId: z.string(), name: z.string().default('') });

/** The version that new ones begin from; it need not be live. */
export async function latestVersion(http: Http, ids: ContainerIds): Promise<z.output<typeof versionHeader>> {
  return await http.get({ path: inContainer(ids, path`/version_headers:latest`), response: versionHeader });
}

/** CONFLICT: our version would begin from the latest one and publish what somebody left unpublished. */
export function unpublished(action: string, versionId: string) {
  return toolError('CONFLICT', {
    action,
    fields: [`version ${versionId} is newer than the live one and not published`],
  });
}

/** A version's name says which step made it and what was live then. */
export function versionNameOf(name: string, marker: string, live: string): string {
  return `${name} (${marker}, after ${live})`;
}

/** What was live when the step of this marker made the version of this name, or nothing. */
export function liveBefore(name: string, marker: string): string | undefined {
  const [, by, live] = / \((mr-[0-9a-f]+), after (\d+)\)$/.exec(name) ?? [];
  return by === marker ? live : undefined;
}

/** Answer to making or publishing a version. One that does not compile, or that clashes with a newer one, is 200 and no version. */
export const outcome = z.object({
  compilerError: z.boolean().optional(),
  containerVersion: z
    .object({ containerVersionId: z.string(), fingerprint: z.string().optional() })
    .optional(),
});

/** The version of an outcome, or CONFLICT. */
export function versionIn(action: string, { compilerError, containerVersion }: z.output<typeof outcome>) {
  if (compilerError === true || containerVersion === undefined) {
    throw toolError('CONFLICT', {
      action,
      fields: [compilerError === true ? 'the container does not compile' : 'no version was made'],
    });
  }
  return containerVersion;
}

export const workspace = z.object({
  workspaceId: z.string(),
  name: z.string(),
  description: z.string().default(''),
});

/** All workspaces of a container; a free one holds three. */
export async function listWorkspaces(
  http: Http,
  ids: ContainerIds,
): Promise<readonly z.output<typeof workspace>[]> {
  return await listAll(http, inContainer(ids, path`/workspaces`), 'workspace', workspace);
}

/** All objects of a collection, over all pages; `name` is the field that holds them. */
export async function listAll<Item extends z.ZodType>(
  http: Http,
  collection: Path,
  name: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const response = googlePage(name, item);
  const items: z.output<Item>[] = [];
  let pageToken: string | undefined;
  do {
    const page = await http.get({ path: collection, query: { pageToken }, response });
    items.push(...page.items);
    pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return items;
}

/** What people look at of a tag. */
export function showTag({ tagId, name, type, paused, consentSettings: { consentStatus } }: Tag) {
  return { tagId, name, type, paused, consentStatus };
}

/** The trigger that every container has, "All Pages"; its number is from memory, see the README. */
export const ALL_PAGES = '2147479553';

/** Name of our trigger for an event of the data layer. */
export function triggerName(event: string): string {
  return `Event ${event}`;
}

/** Our trigger for an event of the data layer, as the vendor writes it. */
export function triggerBody(event: string): object {
  return {
    name: triggerName(event),
    type: 'customEvent',
    customEventFilter: [
      {
        type: 'equals',
        parameter: [
          { type: 'template', key: 'arg0', value: '{{_event}}' },
          { type: 'template', key: 'arg1', value: event },
        ],
      },
    ],
  };
}

/** Parameters as the vendor writes them. */
export function parametersOf(given: WantedTag['parameters'] = {}) {
  return Object.entries(given).map(([key, value]) => ({
    type: typeof value === 'boolean' ? 'boolean' : Number.isInteger(value) ? 'integer' : 'template',
    key,
    value: String(value),
  }));
}

/** A tag as the vendor writes it. */
export function tagBody(wanted: WantedTag, triggers: readonly Trigger[]) {
  const { event } = wanted;
  const firing = event === undefined ? ALL_PAGES : triggerIdOf(event, triggers);
  return {
    name: wanted.name,
    type: wanted.type,
    parameter: parametersOf(wanted.parameters),
    consentSettings: consentSettings(wanted.consentTypes),
    firingTriggerId: firing === undefined ? [] : [firing],
  };
}

function triggerIdOf(event: string, triggers: readonly Trigger[]): string | undefined {
  return triggers.find(({ name }) => name === triggerName(event))?.triggerId;
}

/** Consent settings as the vendor writes them: an empty list is "not needed", no list "not set". */
export function consentSettings(consentTypes: readonly string[] | undefined) {
  if (consentTypes === undefined) return { consentStatus: 'notSet' };
  if (consentTypes.length === 0) return { consentStatus: 'notNeeded' };
  const list = consentTypes.map((value) => ({ type: 'template', value }));
  return { consentStatus: 'needed', consentType: { type: 'list', list } };
}

/** Whether a tag in the container is already as it shall be. */
export function isAsWanted(found: Tag, wanted: WantedTag, triggers: readonly Trigger[]): boolean {
  const body = tagBody(wanted, triggers);
  return !found.paused && body.firingTriggerId.length > 0 && essence(found) === essence(body);
}

function essence(one: Pick<Tag, 'type' | 'parameter' | 'consentSettings' | 'firingTriggerId'>): string {
  const consented = (one.consentSettings.consentType?.list ?? []).map(({ value }) => value);
  return JSON.stringify([
    one.type,
    one.parameter.map(({ type, key, value }) => [key, type, value]).sort(),
    one.consentSettings.consentStatus,
    consented.sort(),
    one.firingTriggerId,
  ]);
}

/** Whether a tag already waits for exactly this consent. */
export function waitsFor(found: Tag, consentTypes: readonly string[]): boolean {
  return consentOf(found) === consentOf({ consentSettings: consentSettings(consentTypes) });
}

function consentOf({
  consentSettings: { consentStatus, consentType },
}: Pick<Tag, 'consentSettings'>): string {
  return JSON.stringify([consentStatus, (consentType?.list ?? []).map(({ value }) => value).sort()]);
}

/** Writes a tag back whole. The fingerprint is a lock: a tag that somebody else has changed meanwhile is left alone. */
export async function replaceTag(http: Http, ids: WorkspaceIds, found: Tag, change: object): Promise<Tag> {
  return await http.put({
    path: inWorkspace(ids, path`/tags/${found.tagId}`),
    query: { fingerprint: found.fingerprint },
    json: { ...found, ...change },
    response: tag,
  });
}

/** Puts tags and the triggers that they need into a workspace; what is there already is left alone. Answers with their numbers. */
export async function writeTags(
  http: Http,
  ids: WorkspaceIds,
  wantedTags: readonly WantedTag[],
): Promise<readonly string[]> {
  const tagsPath = inWorkspace(ids, path`/tags`);
  const triggersPath = inWorkspace(ids, path`/triggers`);
  const tags = await listAll(http, tagsPath, 'tag', tag);
  const triggers = [...(await listAll(http, triggersPath, 'trigger', trigger))];
  const events = new Set(wantedTags.flatMap(({ event }) => event ?? []));
  for (const event of events) {
    if (triggers.some(({ name }) => name === triggerName(event))) continue;
    triggers.push(await http.post({ path: triggersPath, json: triggerBody(event), response: trigger }));
  }
  const written: string[] = [];
  for (const wanted of wantedTags) {
    const found = tags.find(({ name }) => name === wanted.name);
    const json = tagBody(wanted, triggers);
    const kept =
      found === undefined
        ? await http.post({ path: tagsPath, json, response: tag })
        : isAsWanted(found, wanted, triggers)
          ? found
          : await replaceTag(http, ids, found, { ...json, paused: false });
    written.push(kept.tagId);
  }
  return written;
}
