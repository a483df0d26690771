import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';

type Kind = 'persons' | 'organizations' | 'deals';

/** Search lags behind its writes; within this time of a change an object is looked for in the list, which does not. */
const SEARCH_LAG_MS = 10 * 60_000;
const PAGE_SIZE = 500;
/** Pages that one call reads of a list. */
export const MOST_PAGES = 10;
/** Objects that one search may find, and that one list may be asked for by id. */
const MOST_HITS = 100;

const address = z.object({
  value: z.string(),
  primary: z.boolean().optional(),
  label: z.string().optional(),
});

/** An e-mail address or a phone number of a person. */
export type Address = z.output<typeof address>;

const stored = z.object({
  id: z.number(),
  custom_fields: z.record(z.string(), z.unknown()).optional(),
  emails: z.array(address).nullish(),
  phones: z.array(address).nullish(),
});

/** What we use of an object that is there. */
export type Stored = z.output<typeof stored>;

/** Instants as Pipedrive's lists take them, without fractions of a second. */
export function rfc3339(milliseconds: number): string {
  return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Reads a list page by page; `complete` is false where it goes on after the bound. */
export async function readList<Item extends z.ZodType>(
  http: Http,
  kind: Kind | 'activities',
  query: Readonly<Record<string, string | number>>,
  item: Item,
  pages = MOST_PAGES,
): Promise<{ readonly items: readonly z.output<Item>[]; readonly complete: boolean }> {
  const response = z.object({
    data: z.array(item),
    additional_data: z.object({ next_cursor: z.string().nullish() }).nullish(),
  });
  const items: z.output<Item>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { data, additional_data: more } = await http.get({
      path: path`/api/v2/${kind}`,
      query: { limit: PAGE_SIZE, ...query, cursor },
      response,
    });
    items.push(...data);
    if (!more?.next_cursor) return { items, complete: true };
    cursor = more.next_cursor;
  }
  return { items, complete: false };
}

/**
 * The object that has our key in a custom field. Pipedrive keeps no values unique: two of them are a CONFLICT.
 * Looks among what changed lately, then in the search, which finds the rest.
 */
async function findByKey(
  http: Http,
  kind: Kind,
  field: string,
  key: string,
  now: Date,
): Promise<Stored | undefined> {
  const since = rfc3339(now.getTime() - SEARCH_LAG_MS);
  const lately = await readList(
    http,
    kind,
    { updated_since: since, custom_fields: field, sort_by: 'update_time', sort_direction: 'desc' },
    stored,
  );
  const candidates = [...lately.items, ...(await search(http, kind, field, key))];
  const ours = new Map(
    candidates.filter((item) => item.custom_fields?.[field] === key).map((item) => [item.id, item]),
  );
  if (ours.size > 1) {
    throw toolError('CONFLICT', { tool: 'pipedrive', fields: [`key of several ${kind}`] });
  }
  const [found] = ours.values();
  // After an import, what we made may be beyond the bound of the list and not yet in the search.
  if (found === undefined && !lately.complete) {
    throw toolError('UNAVAILABLE', { tool: 'pipedrive', fields: [`too many ${kind} changed lately`] });
  }
  return found;
}

/** What a search finds, read by id, since the search itself does not say in which field it found the term. */
async function search(http: Http, kind: Kind, field: string, term: string): Promise<readonly Stored[]> {
  const ids = await searchIds(http, kind, 'custom_fields', term);
  if (ids.length === 0) return [];
  const query = { ids: ids.join(','), custom_fields: field };
  return (await readList(http, kind, query, stored)).items;
}

/** Ids of the objects that have exactly this term in one of these fields, upper and lower case being the same. */
export async function searchIds(
  http: Http,
  kind: Kind,
  fields: 'custom_fields' | 'email',
  term: string,
): Promise<readonly number[]> {
  const { data } = await http.get({
    path: path`/api/v2/${kind}/search`,
    query: { term, fields, exact_match: true, limit: MOST_HITS },
    response: z.object({
      data: z.object({ items: z.array(z.object({ item: z.object({ id: z.number() }) })) }),
    }),
  });
  return data.items.map(({ item }) => item.id);
}

const written = z.object({ data: z.object({ id: z.number() }) });

/** Creates the object with our key, or updates the one that has it; `fields` are given what is there already. */
export async function upsert(
  { http, now }: { readonly http: Http; readonly now: () => Date },
  kind: Kind,
  setting: { readonly name: string; readonly field: string | undefined },
  key: string,
  fields: (known: Stored | undefined) => object,
): Promise<{ readonly id: string; readonly created: boolean }> {
  if (setting.field === undefined) {
    throw toolError('CONNECTION_INVALID', {
      tool: 'pipedrive',
      fields: [`settings.${setting.name} is missing`],
    });
  }
  const known = await findByKey(http, kind, setting.field, key, now());
  if (known !== undefined) {
    const { data } = await http.patch({
      path: path`/api/v2/${kind}/${known.id}`,
      json: fields(known),
      response: written,
    });
    return { id: String(data.id), created: false };
  }
  const { data } = await http.post({
    path: path`/api/v2/${kind}`,
    json: { ...fields(undefined), custom_fields: { [setting.field]: key } },
    response: written,
  });
  return { id: String(data.id), created: true };
}

/** An activity of a person, to be created; its text is that of its note. */
export interface NewActivity {
  readonly contactId: string;
  readonly ownerId: string | undefined;
  readonly subject: string;
  readonly type: string;
  readonly text: string | undefined;
  readonly at: string;
  readonly done: boolean;
}

/** Creates an activity whose note ends with our reference: Pipedrive has no key for it. */
export async function createOneActivity(
  http: Http,
  activity: NewActivity,
  reference: string,
): Promise<string> {
  const { data } = await http.post({
    path: '/api/v2/activities',
    json: {
      subject: activity.subject,
      type: activity.type,
      owner_id: activity.ownerId === undefined ? undefined : Number(activity.ownerId),
      // `person_id` can only be read in v2: the person is the first participant.
      participants: [{ person_id: Number(activity.contactId), primary: true }],
      due_date: activity.at.slice(0, 'YYYY-MM-DD'.length),
      due_time: activity.at.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length),
      done: activity.done,
      note: htmlOf([activity.text, `Reference: ${reference}`].filter(Boolean).join('\n\n')),
    },
    response: written,
  });
  return String(data.id);
}

/** The activity of a person that carries our reference; OUTCOME_UNKNOWN where there are too many to look through. */
export async function findActivity(
  http: Http,
  contactId: string,
  reference: string,
): Promise<string | undefined> {
  const { items, complete } = await readList(
    http,
    'activities',
    { person_id: Number(contactId), sort_by: 'id', sort_direction: 'desc' },
    z.object({ id: z.number(), note: z.string().nullish() }),
  );
  const ours = items.find(({ note }) => note?.includes(`Reference: ${reference}`));
  if (ours !== undefined) return String(ours.id);
  if (complete) return undefined;
  throw toolError('OUTCOME_UNKNOWN', { tool: 'pipedrive', fields: [`more than ${items.length} activities`] });
}

/** Notes are HTML; what people write is text. */
function htmlOf(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
