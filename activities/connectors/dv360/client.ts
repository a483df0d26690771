import { z } from 'zod';
import { parseCsv } from '../../kit/csv.ts';
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

/** The objects that changed last, newest first, as far as a thousand; without archived ones. `filter` as the vendor writes it. */
export async function listLatest<Row extends z.ZodType>(
  http: Http,
  settings: Settings,
  collection: Collection,
  row: Row,
  filter?: string,
): Promise<readonly z.output<Row>[]> {
  const rows: z.output<Row>[] = [];
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
    rows.push(...((answer[collection] as readonly z.output<Row>[] | undefined) ?? []));
    pageToken = z.string().optional().parse(answer['nextPageToken']);
    if (pageToken === undefined || pageToken === '') break;
  }
  return rows;
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
 * that say how the report was made (google/garf, libs/community/google/bid-manager: reads up to there).
 */
export function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const [titles = [], ...lines] = parseCsv(csv);
  const end = lines.findIndex(([first]) => first === undefined || first === '');
  return lines
    .slice(0, end === -1 ? undefined : end)
    .map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])));
}
