import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import { plainEmail, sha256Hex } from '../../kit/hashed-people.ts';
import type { Http } from '../../kit/http.ts';
import { minorOfUnit } from '../../kit/money.ts';
import { path } from '../../kit/path.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import type { googleAds } from './connector.ts';

export type Settings = z.output<(typeof googleAds)['settings']>;
type Collection =
  | 'campaigns'
  | 'campaignBudgets'
  | 'conversionActions'
  | 'adGroups'
  | 'adGroupAds'
  | 'assets'
  | 'userLists';

/** Full name of a resource, `customers/1/campaigns/2`. */
export function resourceName({ customerId }: Settings, collection: Collection, id: string): string {
  return `customers/${customerId}/${collection}/${id}`;
}

/** Id at the end of a resource name; an ad's stands behind that of its group, `adGroupAds/1~2`. */
export function idOf(resource: string): string {
  return /[^/~]*$/.exec(resource)?.[0] ?? '';
}

/** Does one operation on one resource and answers with its name. */
export async function mutate(
  http: Http,
  { customerId }: Settings,
  collection: Collection,
  operation: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { results } = await http.post({
    path: path`/v25/customers/${customerId}/${collection}:mutate`,
    json: { customerId, operations: [operation] },
    response: z.object({ results: z.tuple([z.object({ resourceName: z.string() })]) }),
  });
  return results[0].resourceName;
}

/** All rows of a GAQL query, over all pages. */
export async function search<Row extends z.ZodType>(
  http: Http,
  { customerId }: Settings,
  query: string,
  row: Row,
): Promise<readonly z.output<Row>[]> {
  const rows: z.output<Row>[] = [];
  let pageToken: string | undefined;
  do {
    const page = await http.post({
      path: path`/v25/customers/${customerId}/googleAds:search`,
      json: { customerId, query, pageToken },
      response: z.object({ results: z.array(row).optional(), nextPageToken: z.string().optional() }),
    });
    rows.push(...(page.results ?? []));
    pageToken = page.nextPageToken === '' ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return rows;
}

/** All rows of a GAQL query in one answer; for rows of ad groups and ads, which the contract's slice leaves out. */
export async function stream<Row extends z.ZodType>(
  http: Http,
  { customerId }: Settings,
  query: string,
  row: Row,
): Promise<readonly z.output<Row>[]> {
  const parts = await http.post({
    path: path`/v25/customers/${customerId}/googleAds:searchStream`,
    json: { customerId, query },
    response: z.array(z.object({ results: z.array(row).default([]) })),
  });
  return parts.flatMap(({ results }) => results);
}

/** Custom parameters only show where a URL template names them, `{_mrstep}`: a place for the marker that nobody sees. */
export function markedBy(marker: string): readonly { readonly key: string; readonly value: string }[] {
  return [{ key: MARKER_KEY, value: marker }];
}

/** Custom parameters of an object that we may have made. */
export const customParameters = z.array(z.object({ key: z.string(), value: z.string() })).default([]);

/** Whether an object carries the marker. */
export function isMarkedBy(parameters: z.output<typeof customParameters>, marker: string): boolean {
  return parameters.some(({ key, value }) => key === MARKER_KEY && value === marker);
}

const MARKER_KEY = 'mrstep';

/** The ad of an ad group that carries the marker, whatever its kind. */
export async function findAd(
  http: Http,
  settings: Settings,
  adGroupId: string,
  marker: string,
): Promise<{ readonly adId: string } | undefined> {
  const query = `SELECT ad_group_ad.resource_name, ad_group_ad.ad.url_custom_parameters FROM ad_group_ad WHERE ad_group.id = ${adGroupId} AND ad_group_ad.status != 'REMOVED'`;
  const rows = await stream(http, settings, query, adRow);
  const ours = rows.find(({ adGroupAd }) => isMarkedBy(adGroupAd.ad.urlCustomParameters, marker));
  return ours && { adId: idOf(ours.adGroupAd.resourceName) };
}

const adRow = z.object({
  adGroupAd: z.object({
    resourceName: z.string(),
    ad: z.object({ urlCustomParameters: customParameters }).prefault({}),
  }),
});

/** A text as GAQL writes it; developers.google.com/google-ads/api/docs/query/grammar. */
export function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** The account's currency, ISO 4217: every amount of the account is in it. */
export async function accountCurrency(http: Http, settings: Settings): Promise<string> {
  const customer = z.object({ customer: z.object({ currencyCode: z.string() }) });
  const [row] = await search(http, settings, 'SELECT customer.currency_code FROM customer', customer);
  if (row === undefined) throw toolError('NOT_FOUND', { tool: 'google-ads', fields: ['customerId'] });
  return row.customer.currencyCode;
}

/** Refuses an amount in another currency than the account's: Google Ads would take the bare number. */
export async function requireCurrency(http: Http, settings: Settings, currency: string): Promise<void> {
  requireSameCurrency(currency, await accountCurrency(http, settings), { tool: 'google-ads' });
}

const MICROS_OF_UNIT = 1_000_000;

/** Minor units as Google Ads writes amounts: millionths of the currency's unit, a 64-bit integer as text. */
export function microsOf(minor: number, currency: string): string {
  return String(minor * (MICROS_OF_UNIT / minorOfUnit(currency)));
}

/** Millionths of the currency's unit as minor units, rounded. */
export function minorOfMicros(micros: string, currency: string): number {
  return Math.round(Number(micros) / (MICROS_OF_UNIT / minorOfUnit(currency)));
}

/** The hash by which Customer Match knows an address; developers.google.com/data-manager/api/devguides/concepts/formatting. */
export function hashedEmail(email: string): string {
  const [local = '', domain = ''] = plainEmail(email).split('@');
  const theirs = domain === 'gmail.com' || domain === 'googlemail.com';
  return sha256Hex(`${theirs ? local.replace(/\+.*$/, '').replaceAll('.', '') : local}@${domain}`);
}
