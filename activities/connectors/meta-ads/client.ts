import { z } from 'zod';
import { toolError } from '../../kit/errors.ts';
import type { Http } from '../../kit/http.ts';
import { unitsOf } from '../../kit/money.ts';
import { path, type Path } from '../../kit/path.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import type { metaAds } from './connector.ts';
import type { objective } from './fields.ts';

type Settings = z.output<(typeof metaAds)['settings']>;

/** The answer to a change or a deletion. */
export const done = z.object({ success: z.literal(true) });

/** Far more than an account should hold; a loop that never ends would be worse than an incident. */
const PAGES = 400;

/** All objects of an edge, over all pages. */
export async function list<Item extends z.ZodType>(
  http: Http,
  edge: Path,
  query: Readonly<Record<string, string | number | undefined>>,
  item: Item,
): Promise<readonly z.output<Item>[]> {
  const items: z.output<Item>[] = [];
  let after: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { data, paging } = await http.get({
      path: edge,
      query: { ...query, after },
      response: z.object({
        data: z.array(item),
        paging: z
          .object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() })
          .optional(),
      }),
    });
    items.push(...data);
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined) return items;
  }
  throw toolError('BAD_RESPONSE', { tool: 'meta-ads', fields: [`more than ${PAGES} pages`] });
}

export const created = z.object({ id: z.string() });

/** An object of an edge by its whole name, the marker included. */
export async function findByName(http: Http, edge: Path, name: string) {
  const named = z.object({ id: z.string(), name: z.string() });
  return (await list(http, edge, { fields: 'id,name' }, named)).find((object) => object.name === name);
}

/** What an ad set is made with. */
export interface AdSetPlan {
  readonly campaignId: string;
  readonly name: string;
  readonly objective: z.output<typeof objective>;
  readonly dailyBudget: number;
  readonly currency: string;
  readonly startAt: string;
  readonly endAt: string;
}

/** Makes a paused ad set for the objective of its campaign, and answers with its id. */
export async function createPausedAdSet(http: Http, settings: Settings, plan: AdSetPlan): Promise<string> {
  const { adAccountId, pixelId, pageId, countries } = settings;
  const { goal, promotes } = OPTIMISATION[plan.objective];
  const { id } = await http.post({
    path: path`/v25.0/act_${adAccountId}/adsets`,
    json: {
      name: plan.name,
      campaign_id: plan.campaignId,
      status: 'PAUSED',
      daily_budget: budgetOf(plan.dailyBudget, plan.currency),
      billing_event: 'IMPRESSIONS',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
      optimization_goal: goal,
      promoted_object:
        promotes === 'page'
          ? pageId && { page_id: pageId }
          : promotes && { pixel_id: pixelId, custom_event_type: promotes },
      start_time: plan.startAt,
      end_time: plan.endAt,
      targeting: { geo_locations: { countries } },
    },
    response: created,
  });
  return id;
}

/** What the delivery aims at: an event of the pixel, the page, or nothing beside the goal. */
const OPTIMISATION = {
  OUTCOME_LEADS: { goal: 'OFFSITE_CONVERSIONS', promotes: 'LEAD' },
  OUTCOME_SALES: { goal: 'OFFSITE_CONVERSIONS', promotes: 'PURCHASE' },
  OUTCOME_AWARENESS: { goal: 'REACH', promotes: 'page' },
  OUTCOME_TRAFFIC: { goal: 'LANDING_PAGE_VIEWS', promotes: undefined },
} as const;

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
  requireSameCurrency(currency, await accountCurrency(http, settings), { tool: 'meta-ads' });
}

/** Currencies whose budgets Meta counts in whole units; developers.facebook.com/docs/marketing-api/currencies, offset 1. */
const WHOLE = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']);

/** Minor units as Meta counts budgets: hundredths, or whole units for some currencies. */
export function budgetOf(minor: number, currency: string): number {
  return Math.round(unitsOf(minor, currency) * (WHOLE.has(currency) ? 1 : 100));
}
