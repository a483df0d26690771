import { plainName } from '../../../kit/marker.ts';
import { between, daysBetween, deliver } from '../../../sandbox/delivery.ts';
import { askedUpTo, today } from '../../../sandbox/latest-day.ts';
import { strategyTypeOf } from './bidding.ts';
import { CUSTOMER, nameOf, type Campaign, type GoogleAds } from './state.ts';

/** What the market of this account is like; a click costs so many micros. */
const MARKET = { click: 1_500_000, clickRate: 0.04, demand: 0.85 };
/** Conversions of a click, and what one is worth in units of the currency. */
const CONVERSION = { rate: 0.045, value: 90 };

type Row = Readonly<Record<string, unknown>>;

/** The rows that a GAQL query means with the fields that it names, or nothing where it is no query. */
export function answerQuery(
  state: GoogleAds,
  query: string,
  now: Date,
): { readonly results: readonly object[]; readonly fieldMask: string } | undefined {
  const asked = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+))?$/.exec(query);
  if (asked === null) return undefined;
  const [, selected = '', resource = '', where = ''] = asked;
  const conditions = [...where.matchAll(CONDITION)].map(([, field = '', operator = '', operand = '']) => ({
    field,
    operator,
    values: valuesOf(operand),
  }));
  const range = conditions.find(({ field }) => field === 'segments.date')?.values;
  askedUpTo(state, range?.[1] ?? '');
  const fields = selected.split(',').map((field) => field.trim());
  const daily = fields.includes('segments.date');
  const results = tableOf(state, resource, range, daily, today(state, now))
    .filter((row) =>
      conditions.every(({ field, operator, values }) => {
        if (field === 'segments.date') return true;
        const value = String(row[field]);
        return operator === '!=' ? !values.includes(value) : values.includes(value);
      }),
    )
    .map((row) => shown(row, fields));
  return { results, fieldMask: fields.map(camelPath).join(',') };
}

const CONDITION =
  /([\w.]+) (=|!=|IN|BETWEEN) ('(?:[^'\\]|\\.)*' AND '(?:[^'\\]|\\.)*'|'(?:[^'\\]|\\.)*'|\([^)]*\)|\w+)/g;

function valuesOf(operand: string): readonly string[] {
  return [...operand.matchAll(/'((?:[^'\\]|\\.)*)'|(\d+)/g)].map(
    ([, text, number]) => text?.replaceAll(/\\(.)/g, '$1') ?? number ?? '',
  );
}

/** The rows of a GAQL resource by their field names, with figures where a range of days is asked for. */
function tableOf(
  state: GoogleAds,
  resource: string,
  range: readonly string[] | undefined,
  daily: boolean,
  until: number,
): readonly Row[] {
  const customer = { 'customer.id': CUSTOMER, 'customer.currency_code': state.currencyCode };
  switch (resource) {
    case 'customer':
      return [customer];
    case 'campaign_budget':
      return Object.values(state.budgets).map((budget) => ({
        ...customer,
        'campaign_budget.resource_name': nameOf('campaignBudgets', budget.id),
        'campaign_budget.name': budget.name,
        'campaign_budget.status': budget.status,
      }));
    case 'ad_group':
      return Object.values(state.adGroups).map((adGroup) => ({
        'campaign.id': adGroup.campaign,
        'ad_group.resource_name': nameOf('adGroups', adGroup.id),
        'ad_group.status': adGroup.status,
        'ad_group.url_custom_parameters': adGroup.urlCustomParameters,
      }));
    case 'ad_group_ad':
      return Object.entries(state.ads).map(([id, { adGroup, status, ad }]) => ({
        'ad_group.id': adGroup,
        'ad_group_ad.resource_name': nameOf('adGroupAds', id),
        'ad_group_ad.status': status,
        'ad_group_ad.ad.url_custom_parameters': ad.urlCustomParameters,
      }));
    case 'user_list':
      return Object.entries(state.audiences).map(([id, { name, integrationCode }]) => ({
        'user_list.resource_name': nameOf('userLists', id),
        'user_list.name': name,
        'user_list.integration_code': integrationCode,
      }));
  }
  return Object.values(state.campaigns).flatMap((campaign) => {
    const row = {
      ...customer,
      'campaign.resource_name': nameOf('campaigns', campaign.id),
      'campaign.id': campaign.id,
      'campaign.name': campaign.name,
      'campaign.status': campaign.status,
      'campaign.campaign_budget': campaign.campaignBudget,
      'campaign.bidding_strategy': campaign.biddingStrategy,
      'campaign.bidding_strategy_type': strategyTypeOf(campaign),
      'campaign.url_custom_parameters': campaign.urlCustomParameters,
    };
    if (range === undefined) return [row];
    const [from = '', to = ''] = range;
    if (!daily) return [{ ...row, ...metricsOf(campaign, from, to, until) }];
    // A day without anything to tell has no row.
    return daysBetween(from, to)
      .map((day) => ({ ...row, 'segments.date': day, ...metricsOf(campaign, day, day, until) }))
      .filter((figures) => figures['metrics.impressions'] !== '0');
  });
}

function metricsOf(campaign: Campaign, from: string, to: string, now: number) {
  const { name, pace, startDateTime, endDateTime } = campaign;
  const flight = { pace, start: Date.parse(`${startDateTime}Z`), end: Date.parse(`${endDateTime}Z`) };
  const { spent, clicks, impressions } = deliver([flight], MARKET, { from, to, now, name });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  return {
    'metrics.impressions': String(impressions),
    'metrics.clicks': String(Math.floor(clicks)),
    'metrics.cost_micros': String(spent),
    'metrics.conversions': conversions,
    'metrics.conversions_value': conversions * CONVERSION.value,
    ...(campaign.advertisingChannelType === 'SEARCH' && clicks > 0
      ? { 'metrics.search_impression_share': between(0.3, 0.6, `${plainName(name)} share`) }
      : {}),
  };
}

/** `campaign.url_custom_parameters` of a row as `{ campaign: { urlCustomParameters } }`. */
function shown(row: Row, fields: readonly string[]): object {
  const whole: Record<string, unknown> = {};
  for (const field of fields.filter((name) => row[name] !== undefined)) {
    const parts = camelPath(field).split('.');
    const last = parts.pop() ?? '';
    let place = whole;
    for (const part of parts) place = (place[part] ??= {}) as Record<string, unknown>;
    place[last] = row[field];
  }
  return whole;
}

function camelPath(field: string): string {
  return field.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
