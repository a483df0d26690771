import { unitsOf } from '../../kit/money.ts';
import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { path, type Path } from '../../kit/path.ts';
import type { metaAds } from './connector.ts';

type Settings = z.output<(typeof metaAds)['settings']>;

/** The answer to a change or a deletion. */
export const done = z.object({ success: z.literal(true) });

/** An object's name with the step's marker: names need not be unique, so that the marker tells ours from another's. */
export function markedName(name: string, marker: string): string {
  return `${name} [${marker}]`;
}

/** A name without its marker. */
export function plainName(name: string): string {
  return name.replace(MARKED, '');
}

/** Whether we made the object of this name. */
export function isOurs(name: string): boolean {
  return MARKED.test(name);
}

const MARKED = / \[mr-[0-9a-f]{20}\]$/;

/** All objects of an edge, over all pages. */
export async function list<Item extends z.ZodType>(
  http: Http,
  edge: Path,
  fields: string,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  let after: string | undefined;
  do {
    const page = await http.get({
      path: edge,
      query: { fields, after },
      response: z.object({
        data: z.array(item),
        paging: z
          .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
          .optional(),
      }),
    });
    items.push(...page.data);
    after = page.paging?.next === undefined ? undefined : page.paging.cursors?.after;
  } while (after !== undefined);
  return items;
}

/** The ad account's currency, ISO 4217: every amount of the account is in it. */
export async function accountCurrency(http: Http, { adAccountId }: Settings): Promise<string> {
  const account = await http.get({
    path: path`/v25.0/act_${adAccountId}`,
    query: { fields: 'currency' },
    response: z.object({ currency: z.string() }),
  });
  return account.currency;
}

/** Refuses an amount in another currency than the account's: Meta would take the bare number. */
export async function requireCurrency(http: Http, settings: Settings, currency: string): Promise<void> {
  const expected = await accountCurrency(http, settings);
  if (expected !== currency) {
    throw toolError('INVALID_INPUT', { tool: 'meta-ads', fields: [`currency must be ${expected}`] });
  }
}

/** Currencies whose budgets Meta counts in whole units; developers.facebook.com/docs/marketing-api/currencies, offset 1. */
const WHOLE = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']);

/** Minor units as Meta counts budgets: hundredths, or whole units for some currencies. */
export function budgetOf(minor: number, currency: string): number {
  return Math.round(unitsOf(minor, currency) * (WHOLE.has(currency) ? 1 : 100));
}
