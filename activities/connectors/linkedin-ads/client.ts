import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { unitsOf } from '../../kit/money.ts';
import { path, type Path } from '../../kit/path.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import type { linkedinAds } from './connector.ts';

type Settings = z.output<(typeof linkedinAds)['settings']>;

/** An amount as the vendor writes it: whole units as text. */
export function amountOf(minor: number, currency: string) {
  return { amount: String(unitsOf(minor, currency)), currencyCode: currency };
}

/** A value inside Rest.li's `List(…)` and `(key:value)`: its brackets, commas and colons are written as such there, so those of the value are not. */
export function restli(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A path with a query in Rest.li's own syntax, which an ordinary query would encode away. */
export function restliPath(base: Path, query: string): Path {
  return { value: `${base.value}?${query}`, template: base.template };
}

/** Below the ad account. */
export function inAccount({ accountId }: Settings, collection: string, id?: string): Path {
  const base = path`/rest/adAccounts/${accountId}/${collection}`;
  if (id === undefined) return base;
  const item = path`/${id}`;
  return { value: base.value + item.value, template: base.template + item.template };
}

/** The vendor answers changes with no body, or with the item. */
export const nothing = z.looseObject({}).optional();

/** Creates an item; its id is in a header, a number or a URN that ends with one. */
export async function created(
  http: Http,
  request: { readonly path: Path | string; readonly json: object },
): Promise<string> {
  const { headers } = await http.send('POST', { ...request, response: nothing });
  const id = /(\d+)$/.exec(headers.get('x-restli-id') ?? headers.get('x-linkedin-id') ?? '')?.[1];
  if (id === undefined) throw toolError('BAD_RESPONSE', { tool: 'linkedin-ads', fields: ['x-restli-id'] });
  return id;
}

/** Changes single fields of an item. */
export async function changeFields(http: Http, item: Path, fields: object): Promise<void> {
  await http.post({
    path: item,
    headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
    json: { patch: { $set: fields } },
    response: nothing,
  });
}

/** Far more than an account may hold; a loop that never ends would be worse than an incident. */
const PAGES = 100;

/** All items that a finder finds, over all pages. */
export async function list<Item extends z.ZodType>(
  http: Http,
  collection: Path,
  finder: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  let token = '';
  for (let page = 1; page <= PAGES; page += 1) {
    const more = token === '' ? '' : `&pageToken=${restli(token)}`;
    const answer = await http.get({
      path: restliPath(collection, `${finder}&pageSize=100${more}`),
      response: z.object({
        elements: z.array(item),
        metadata: z.object({ nextPageToken: z.string().optional() }).optional(),
      }),
    });
    items.push(...answer.elements);
    token = answer.metadata?.nextPageToken ?? '';
    if (token === '') return items;
  }
  throw toolError('BAD_RESPONSE', { tool: 'linkedin-ads', fields: [`more than ${PAGES} pages`] });
}

/** The ad groups of a campaign. */
export async function listAdGroups<Item extends z.ZodType>(
  http: Http,
  settings: Settings,
  campaignId: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const group = restli(`urn:li:sponsoredCampaignGroup:${campaignId}`);
  const finder = `q=search&search=(campaignGroup:(values:List(${group})))`;
  return await list(http, inAccount(settings, 'adCampaigns'), finder, item);
}

/** Our words for how a campaign bids, as the API's. */
export const BID_STRATEGY = { MAXIMIZE: 'MAXIMUM_DELIVERY', COST_CAP: 'COST_CAP' } as const;

/** The account's currency, ISO 4217: every amount of the account is in it. */
export async function accountCurrency(http: Http, { accountId }: Settings): Promise<string> {
  const { currency } = await http.get({
    path: path`/rest/adAccounts/${accountId}`,
    response: z.object({ currency: z.string() }),
  });
  return currency;
}

/** Refuses an amount in another currency than the account's before anything is sent. */
export async function requireCurrency(http: Http, settings: Settings, currency: string): Promise<void> {
  requireSameCurrency(currency, await accountCurrency(http, settings), { tool: 'linkedin-ads' });
}
