import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';

/** Numbers of objects and of states, which are text in most answers and numbers in some. */
export const numeral = z.union([z.string(), z.int()]).transform(String);

const PAGE_SIZE = 100;
/** No account has as many of anything that is listed here as these pages hold. */
const MOST_PAGES = 100;

/** Reads a list page by page; `key` is the plural under which its items stand. */
export async function readAll<Item extends z.ZodType>(
  http: Http,
  list: string | Path,
  key: string,
  item: Item,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await http.get({
      path: list,
      query: { ...query, limit: PAGE_SIZE, offset: page * PAGE_SIZE },
      response: z.looseObject({ [key]: z.array(item) }).transform((body) => body[key] as z.output<Item>[]),
    });
    items.push(...found);
    // More than was asked for is a list that knows no pages.
    if (found.length !== PAGE_SIZE) return items;
  }
  throw toolError('BAD_RESPONSE', {
    tool: 'activecampaign',
    fields: [`${key}: more than ${MOST_PAGES} pages`],
  });
}

/** Those whose name holds a text, whatever its case; the vendor does not say how it compares. */
export function named<Item extends { readonly name: string }>(
  items: readonly Item[],
  search: string | undefined,
): readonly Item[] {
  const text = search?.toLowerCase() ?? '';
  return items.filter(({ name }) => name.toLowerCase().includes(text));
}

/** What a contact is to a list. 1 and 2 are what the vendor documents to write. */
export const ACTIVE = '1';
export const UNSUBSCRIBED = '2';

/** How a contact stands to a list; nothing where the two have nothing to do with each other. */
export async function membershipOf(
  http: Http,
  contactId: string,
  listId: string,
): Promise<string | undefined> {
  const contactLists = await readAll(
    http,
    path`/api/3/contacts/${contactId}/contactLists`,
    'contactLists',
    z.object({ list: numeral, status: numeral }),
  );
  return contactLists.find(({ list }) => list === listId)?.status;
}

/** Writes how a contact stands to a list. `sourceid` 4 is a person who comes back (vendor, contactLists). */
export async function setMembership(
  http: Http,
  { contactId, listId }: { readonly contactId: string; readonly listId: string },
  status: typeof ACTIVE | typeof UNSUBSCRIBED,
  comesBack = false,
): Promise<void> {
  await http.post({
    path: '/api/3/contactLists',
    json: {
      contactList: {
        list: Number(listId),
        contact: Number(contactId),
        status: Number(status),
        ...(comesBack ? { sourceid: 4 } : {}),
      },
    },
    response: z.object({ contactList: z.object({ list: numeral }) }),
  });
}

/** A contact's way through an automation. */
const passage = z.object({ id: numeral, automation: numeral, completed: z.coerce.number() });

/** The times that a contact entered an automation, of which one at most goes on. */
export async function passagesOf(
  http: Http,
  contactId: string,
  automationId: string,
): Promise<readonly z.output<typeof passage>[]> {
  const contactAutomations = await readAll(
    http,
    path`/api/3/contacts/${contactId}/contactAutomations`,
    'contactAutomations',
    passage,
  );
  return contactAutomations.filter(({ automation }) => automation === automationId);
}

/** Events are taken at an address that all accounts share. A sandbox, which has no TLS, takes everything at its own. */
export function eventsBaseUrl(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? 'https://trackcmp.net' : baseUrl;
}
