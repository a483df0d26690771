import { z } from 'zod';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';
import type { WantedTag } from './fields.ts';

export interface ContainerIds {
  readonly accountId: string;
  readonly containerId: string;
}

interface Parameter {
  readonly type: string;
  readonly key?: string | undefined;
  readonly value?: string | undefined;
  readonly list?: readonly Parameter[] | undefined;
}

const parameter: z.ZodType<Parameter> = z.object({
  type: z.string(),
  key: z.string().optional(),
  value: z.string().optional(),
  get list() {
    return z.array(parameter).optional();
  },
});

export const tag = z.object({
  tagId: z.string(),
  name: z.string(),
  type: z.string(),
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
  tag: z.array(tag).default([]),
  trigger: z.array(trigger).default([]),
});

export type Tag = z.output<typeof tag>;
export type Trigger = z.output<typeof trigger>;
export type Version = z.output<typeof version>;

/** The version that the web site runs; NOT_FOUND where nothing was ever published. */
export async function liveVersion(http: Http, { accountId, containerId }: ContainerIds): Promise<Version> {
  return await http.get({
    path: path`/tagmanager/v2/accounts/${accountId}/containers/${containerId}/versions:live`,
    response: version,
  });
}

/** All objects of a collection, over all pages; `name` is the field that holds them. */
export async function listAll<Item extends z.ZodType>(
  http: Http,
  collection: Path,
  name: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const response = z.preprocess(
    (body) => {
      const fields = z.looseObject({}).safeParse(body).data;
      return fields && { items: fields[name], nextPageToken: fields['nextPageToken'] };
    },
    z.object({ items: z.array(item).optional(), nextPageToken: z.string().optional() }),
  );
  const items: z.output<Item>[] = [];
  let pageToken: string | undefined;
  do {
    const page = await http.get({ path: collection, query: { pageToken }, response });
    items.push(...(page.items ?? []));
    pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return items;
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

/** A tag as the vendor writes it. */
export function tagBody(wanted: WantedTag, triggers: readonly Trigger[]) {
  const { event } = wanted;
  const firing = event === undefined ? ALL_PAGES : triggerIdOf(event, triggers);
  return {
    name: wanted.name,
    type: wanted.type,
    parameter: Object.entries(wanted.parameters ?? {}).map(([key, value]) => ({
      type: typeof value === 'boolean' ? 'boolean' : Number.isInteger(value) ? 'integer' : 'template',
      key,
      value: String(value),
    })),
    consentSettings: consentSettings(wanted.consentTypes),
    firingTriggerId: firing === undefined ? [] : [firing],
  };
}

function triggerIdOf(event: string, triggers: readonly Trigger[]): string | undefined {
  return triggers.find(({ name }) => name === triggerName(event))?.triggerId;
}

function consentSettings(consentTypes: readonly string[] | undefined) {
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
