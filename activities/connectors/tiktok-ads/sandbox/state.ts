import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import { paceFrom, type Pace } from '../../../sandbox/delivery.ts';
import { today, type LatestDay } from '../../../sandbox/latest-day.ts';

export const ADVERTISER = '7010000000000000001';

export type Status = 'ENABLE' | 'DISABLE' | 'DELETE';

export interface Campaign {
  readonly campaign_id: string;
  readonly campaign_name: string;
  readonly objective_type: string;
  readonly status: Status;
  /** Whole units of the account's currency. */
  readonly budget: number;
  /** How much it might spend a day from when on: its budget while it is enabled, else nothing. */
  readonly pace: Pace;
}

export interface AdGroup {
  readonly adgroup_id: string;
  readonly adgroup_name: string;
  readonly campaign_id: string;
  readonly status: Status;
  readonly bid_type: 'BID_TYPE_NO_BID' | 'BID_TYPE_CUSTOM';
  readonly conversion_bid_price?: number | undefined;
}

export interface Ad {
  readonly smart_plus_ad_id: string;
  readonly ad_name: string;
  readonly adgroup_id: string;
  readonly status: Status;
  readonly tiktok_item_id: string;
}

export interface TiktokAds extends LatestDay {
  readonly currency: string;
  readonly campaigns: Record<string, Campaign>;
  readonly adGroups: Record<string, AdGroup>;
  readonly ads: Record<string, Ad>;
  /** What was created under which request id: the same twice is refused. */
  readonly requests: Record<string, string>;
  readonly audiences: Record<string, { readonly name: string; readonly members: readonly string[] }>;
  readonly eventSets: readonly string[];
  /** By event set, event and event id: repeats are dropped. */
  readonly events: Record<string, { readonly email: string; readonly value: number }>;
}

/** Keeps a campaign; its pace goes on from now where it is another one. */
export function keep(state: TiktokAds, campaign: Campaign, now: Date): void {
  const daily = campaign.status === 'ENABLE' ? campaign.budget : 0;
  const pace = paceFrom(campaign.pace, today(state, now), daily);
  state.campaigns[campaign.campaign_id] = { ...campaign, pace };
}

/** An answer, or a refusal, in the vendor's envelope. */
export function answered(data: object): SandboxReply {
  return reply(200, { code: 0, message: 'OK', request_id: 'sandbox', data });
}

export function refused(code: number): SandboxReply {
  return reply(200, { code, message: 'The sandbox refused.', request_id: 'sandbox', data: {} });
}

/** One page of a list that fits on it. */
export function page(list: readonly object[]): SandboxReply {
  return answered({
    list,
    page_info: { page: 1, page_size: 1000, total_number: list.length, total_page: 1 },
  });
}
