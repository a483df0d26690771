import { minorOfUnit } from '../../kit/money.ts';
import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path } from '../../kit/path.ts';
import type { googleAds } from './connector.ts';

type Settings = z.output<(typeof googleAds)['settings']>;
type Collection = 'campaigns' | 'campaignBudgets' | 'conversionActions';

/** Full name of a resource, `customers/1/campaigns/2`. */
export function resourceName({ customerId }: Settings, collection: Collection, id: string): string {
  return `customers/${customerId}/${collection}/${id}`;
}

/** Id at the end of a resource name. */
export function idOf(resource: string): string {
  return resource.slice(resource.lastIndexOf('/') + 1);
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
  const expected = await accountCurrency(http, settings);
  if (expected !== currency) {
    throw toolError('INVALID_INPUT', { tool: 'google-ads', fields: [`currency must be ${expected}`] });
  }
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
