import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import { googlePage } from '../../kit/google-page.ts';
import type { Http } from '../../kit/http.ts';
import type { Path } from '../../kit/path.ts';

/** The largest page; Google cuts larger wishes down to it. */
const PAGE_SIZE = 200;
/** Far more than any property may hold. */
const MOST_PAGES = 50;

/** All objects of a collection of the Admin API, over all pages; `name` is the field that holds them. */
export async function listAll<Item extends z.ZodType>(
  http: Http,
  collection: Path,
  name: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const response = googlePage(name, item);
  const items: z.output<Item>[] = [];
  let pageToken: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = { pageSize: PAGE_SIZE, pageToken };
    const found = await http.get({ host: 'admin', path: collection, query, response });
    items.push(...found.items);
    if (found.nextPageToken === '') return items;
    pageToken = found.nextPageToken;
  }
  throw toolError('BAD_RESPONSE', { tool: 'google-analytics', fields: ['nextPageToken does not end'] });
}

/** The last part of a resource name, `properties/1/keyEvents/2`. */
export const resourceId = z
  .string()
  .regex(/^properties\/\d+\/\w+\/[^/]+$/)
  .transform((name) => name.slice(name.lastIndexOf('/') + 1));
