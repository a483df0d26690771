import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import type { tiktokAds } from './connector.ts';

type Settings = z.output<(typeof tiktokAds)['settings']>;

/** The envelope of an answer around what we use of it. */
export function data<S extends z.ZodType>(schema: S) {
  return z.object({ data: schema });
}

/** The marker as a number of 60 bits: the vendor lets only one of several requests with the same number succeed. */
export function requestIdOf(marker: string): string {
  return String(BigInt(`0x${marker.slice('mr-'.length, 'mr-'.length + 15)}`));
}

/** An instant as the vendor writes it, UTC. */
export function vendorTime(instant: string): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

const PAGE_SIZE = 1000;
/** Far more than an account should hold; a loop that never ends would be worse than an incident. */
const PAGES = 100;

/** All items of a list, over all pages. */
export async function list<Item extends z.ZodType>(
  http: Http,
  path: string,
  query: Readonly<Record<string, string>>,
  item: Item,
  pageSize = PAGE_SIZE,
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await http.get({
      path,
      query: { ...query, page, page_size: pageSize },
      response: data(
        z.object({ list: z.array(item), page_info: z.object({ total_page: z.int() }).optional() }),
      ),
    });
    items.push(...answer.data.list);
    if (page >= (answer.data.page_info?.total_page ?? 1)) return items;
  }
  throw toolError('BAD_RESPONSE', { tool: 'tiktok-ads', fields: [`more than ${PAGES} pages`] });
}

/** The account's currency, ISO 4217: every amount of the account is in it. */
export async function accountCurrency(http: Http, { advertiserId }: Settings): Promise<string> {
  const answer = await http.get({
    path: '/open_api/v1.3/advertiser/info/',
    query: { advertiser_ids: JSON.stringify([advertiserId]), fields: JSON.stringify(['currency']) },
    response: data(z.object({ list: z.array(z.object({ currency: z.string() })) })),
  });
  const [account] = answer.data.list;
  if (account === undefined) throw toolError('NOT_FOUND', { tool: 'tiktok-ads', fields: ['advertiserId'] });
  return account.currency;
}

/** Refuses an amount in another currency than the account's: TikTok would take the bare number. */
export async function requireCurrency(http: Http, settings: Settings, currency: string): Promise<void> {
  requireSameCurrency(currency, await accountCurrency(http, settings), { tool: 'tiktok-ads' });
}

/** What the vendor says of an id when a status was to change: code 0 also where nothing did. */
const statusChange = z.object({
  error_list: z.array(z.object({ error_message: z.string().optional() })).default([]),
});

/** Changes the status of a campaign, an ad group or an ad. */
export async function updateStatus(
  http: Http,
  { advertiserId }: Settings,
  target: { readonly of: 'campaign' | 'adgroup' | 'ad'; readonly id: string },
  operation: 'ENABLE' | 'DISABLE' | 'DELETE',
): Promise<void> {
  const ids = { campaign: 'campaign_ids', adgroup: 'adgroup_ids', ad: 'smart_plus_ad_ids' }[target.of];
  const answer = await http.post({
    path: `/open_api/v1.3/smart_plus/${target.of}/status/update/`,
    json: { advertiser_id: advertiserId, [ids]: [target.id], operation_status: operation },
    response: data(statusChange),
  });
  const [refused] = answer.data.error_list;
  if (refused === undefined) return;
  // There is no code; the text is looked at and goes no further.
  const missing = /not exist/i.test(refused.error_message ?? '');
  throw toolError(missing ? 'NOT_FOUND' : 'CONFLICT', { tool: 'tiktok-ads', fields: [target.of] });
}
