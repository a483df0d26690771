import { z } from 'zod';
import type { Http } from '../../kit/http.ts';

interface List<Item extends z.ZodType> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Items a page; the vendor's most for this list. */
  readonly size: number;
  readonly item: Item;
}

/** Reads a list page by page. Lists differ in how they name their last page. */
export async function* readPages<Item extends z.ZodType>(
  http: Http,
  { path, query, headers, size, item }: List<Item>,
): AsyncGenerator<readonly z.output<Item>[]> {
  const response = z.object({
    content: z.array(item),
    last: z.boolean().optional(),
    totalPages: z.int().optional(),
  });
  for (let page = 0; ; page += 1) {
    const { content, last, totalPages } = await http.get({
      path,
      query: { ...query, page, size },
      ...(headers === undefined ? {} : { headers }),
      response,
    });
    yield content;
    if (content.length === 0 || last === true || page + 1 >= (totalPages ?? Infinity)) return;
  }
}

/**
 * Receipts are taken on a host of their own, which has `privacyportal` before the environment's name
 * (developer.onetrust.com, Create Consent Receipts). A proxy or a sandbox takes everything on one.
 * @example receiptsBaseUrl('https://app-eu.onetrust.com') // https://privacyportal-eu.onetrust.com/request/v1
 */
export function receiptsBaseUrl(baseUrl: string): string {
  const environment = /^https:\/\/([a-z-]+)\.onetrust\.com\/?$/.exec(baseUrl)?.[1];
  if (environment === undefined) return baseUrl;
  const name = environment.startsWith('app') ? environment.slice('app'.length) : environment.replace('-', '');
  return `https://privacyportal${name}.onetrust.com/request/v1`;
}
