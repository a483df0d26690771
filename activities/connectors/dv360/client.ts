import { z } from 'zod';
import { parseCsv } from '../../kit/csv.ts';
import type { Call } from '../../kit/define-action.ts';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { minorOfUnit } from '../../kit/money.ts';
import { path, type Path } from '../../kit/path.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import type { dv360 } from './connector.ts';

export type Settings = z.output<(typeof dv360)['settings']>;
type Collection = 'campaigns' | 'insertionOrders' | 'lineItems';

/** All objects of a kind below the advertiser. */
export function allOf({ advertiserId }: Settings, collection: Collection): Path {
  return path`/v4/advertisers/${advertiserId}/${collection}`;
}

/** One object below the advertiser. */
export function oneOf({ advertiserId }: Settings, collection: Collection, id: string): Path {
  return path`/v4/advertisers/${advertiserId}/${collection}/${id}`;
}

/** The vendor says that changes of line items regularly take long, and asks for more patience. */
export function patience(http: Http): number {
  return http.answerTimeoutMs * 3;
}

const PAGE_SIZE = 200;
const LARGEST_LIST_PAGES = 5;

/**
 * The object of ours among those that changed last, without archived ones; `filter` as the vendor writes it. OUTCOME_UNKNOWN where it is not
 * among a thousand and more of them changed since the first attempt.
 */
export async function findLatest<Row extends z.ZodType<{ readonly updateTime: string }>>(
  { http, settings, triedSince }: Pick<Call<unknown, Settings>, 'http' | 'settings' | 'triedSince'>,
  collection: Collection,
  row: Row,
  isOurs: (row: z.output<Row>) => boolean,
  filter?: string,
): Promise<z.output<Row> | undefined> {
  let pageToken: string | undefined;
  for (let page = 0; page < LARGEST_LIST_PAGES; page += 1) {
    const answer = await http.get({
      path: allOf(settings, collection),
      query: { filter, orderBy: 'updateTime desc', pageSize: PAGE_SIZE, pageToken },
      // An empty list is left out.
      response: z.looseObject({
        [collection]: z.array(row).optional(),
        nextPageToken: z.string().optional(),
      }),
    });
    const rows = (answer[collection] as readonly z.output<Row>[] | undefined) ?? [];
    const ours = rows.find(isOurs);
    if (ours !== undefined) return ours;
    pageToken = z.string().optional().parse(answer['nextPageToken']);
    const oldest = rows.at(-1)?.updateTime;
    const isBefore = oldest !== undefined && triedSince !== undefined && new Date(oldest) < triedSince;
    if (pageToken === undefined || pageToken === '' || isBefore) return undefined;
  }
  const looked = LARGEST_LIST_PAGES * PAGE_SIZE;
  throw toolError('OUTCOME_UNKNOWN', {
    tool: 'dv360',
    fields: [`not among the ${looked} ${collection} that changed last`],
  });
}

/** Refuses an amount in another currency than the advertiser's: the API would take the bare number. */
export async function requireCurrency(
  http: Http,
  { advertiserId }: Settings,
  currency: string,
): Promise<void> {
  const { generalConfig } = await http.get({
    path: path`/v4/advertisers/${advertiserId}`,
    response: z.object({ generalConfig: z.object({ currencyCode: z.string() }) }),
  });
  requireSameCurrency(currency, generalConfig.currencyCode, { tool: 'dv360' });
}

const MICROS_OF_UNIT = 1_000_000;

/** Minor units as the API writes amounts: millionths of the currency's unit, a 64-bit integer as text. */
export function microsOf(minor: number, currency: string): string {
  return String(minor * (MICROS_OF_UNIT / minorOfUnit(currency)));
}

/** `2026-12-01` as the API writes days. */
export function dayOf(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** Our words for whether something runs, as the API's. */
export const STATUS = { ENABLED: 'ENTITY_STATUS_ACTIVE', PAUSED: 'ENTITY_STATUS_PAUSED' } as const;

/**
 * The rows of a report's file by the titles of its columns. Below them, the file has a line of sums, whose first cell is empty, and lines
 * that say how the report was made (google/garf, libs/community/google/bid-manager: reads up to there). BAD_RESPONSE where a column is
 * missing: a page that says sorry is no report without rows.
 */
export function rowsOf<const Title extends string>(
  csv: string,
  columns: readonly Title[],
): readonly Readonly<Record<Title, string>>[] {
  const lines = parseCsv(csv);
  const end = lines.findIndex(([first = ''], index) => first === NOTHING || (first === '' && index > 0));
  if (end === 0) return [];
  const [titles = [], ...cells] = lines.slice(0, end === -1 ? undefined : end);
  const places = columns.map((title) => {
    const place = titles.indexOf(title);
    if (place !== -1) return [title, place] as const;
    throw toolError('BAD_RESPONSE', { tool: 'dv360', fields: [`the report has no column ${title}`] });
  });
  return cells.map(
    (line) =>
      Object.fromEntries(places.map(([title, place]) => [title, line[place] ?? ''])) as Record<Title, string>,
  );
}

/** Stands instead of the rows, in some reports also of the titles (as google/starthinker reads them). */
const NOTHING = 'No data returned by the reporting service.';
