import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import { paceFrom, type Pace } from '../../../sandbox/delivery.ts';
import { today, type LatestDay } from '../../../sandbox/latest-day.ts';

export const ACCOUNT = '507000001';

export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

export type Status = 'ACTIVE' | 'PAUSED' | 'DRAFT' | 'PENDING_DELETION' | 'REMOVED';

/** What the API calls a campaign group. */
export interface Campaign {
  readonly id: number;
  readonly name: string;
  readonly status: Status;
  readonly dailyBudget: Money;
  readonly bidStrategy: 'MAXIMUM_DELIVERY' | 'COST_CAP';
  /** How much it might spend a day from when on: its budget while it is active, else nothing. */
  readonly pace: Pace;
}

/** What the API calls a campaign. */
export interface AdGroup {
  readonly id: number;
  readonly name: string;
  readonly campaignGroup: string;
  readonly status: Status;
  readonly optimizationTargetType: string;
  readonly unitCost?: Money | undefined;
  /** Conversions tied to it. */
  readonly conversions: readonly string[];
}

export interface Ad {
  readonly id: string;
  readonly name: string;
  readonly campaign: string;
  readonly intendedStatus: Status;
  readonly reference: string;
}

export interface LinkedinAds extends LatestDay {
  readonly currency: string;
  readonly campaigns: Record<string, Campaign>;
  readonly adGroups: Record<string, AdGroup>;
  readonly ads: Record<string, Ad>;
  readonly audiences: Record<string, { readonly source: string; readonly members: readonly string[] }>;
  readonly conversions: readonly string[];
  /** By conversion and event id: repeats are dropped. */
  readonly events: { readonly eventId: string; readonly email: string; readonly amount: string }[];
}

/** Keeps a campaign; its pace goes on from now where it is another one. */
export function keep(state: LinkedinAds, campaign: Campaign, now: Date): void {
  const daily = campaign.status === 'ACTIVE' ? Number(campaign.dailyBudget.amount) : 0;
  state.campaigns[campaign.id] = { ...campaign, pace: paceFrom(campaign.pace, today(state, now), daily) };
}

export function refused(status: number, code: string): SandboxReply {
  return reply(status, { status, serviceErrorCode: 100, code, message: 'The sandbox refused.' });
}

/** An item was made; its id is in a header only. */
export function made(id: string | number): SandboxReply {
  return reply(201, undefined, { 'x-restli-id': String(id) });
}

/** One page of what a finder found, as long as it fits. */
export function page(elements: readonly object[]): SandboxReply {
  return reply(200, { elements, metadata: {} });
}

/** The values of the only criterion of a finder: `(name:(values:List(…)))`. */
export function criterion(search: string | null, name: string): readonly string[] | undefined {
  const match = /^\((\w+):\(values:List\((.*)\)\)\)$/.exec(search ?? '');
  return match?.[1] === name ? match[2]?.split(',') : undefined;
}
