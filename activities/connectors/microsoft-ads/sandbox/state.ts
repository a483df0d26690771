import { z } from 'zod';
import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import { paceFrom, type Pace } from '../../../sandbox/delivery.ts';
import { today, type LatestDay } from '../../../sandbox/latest-day.ts';

export const ACCOUNT = '180012345';

export const status = z.enum(['Active', 'Paused']);
export const customParameters = z
  .strictObject({ Parameters: z.array(z.strictObject({ Key: z.string(), Value: z.string() })) })
  .optional();
const bid = z.strictObject({ Amount: z.number().positive() });
export const biddingScheme = z.union([
  z.strictObject({ Type: z.literal('MaxConversions'), TargetCpa: z.number().positive().optional() }),
  z.strictObject({
    Type: z.literal('MaxConversionValueBiddingScheme'),
    TargetRoas: z.number().min(0.01).max(1000).optional(),
  }),
  z.strictObject({ Type: z.literal('MaxClicks'), MaxCpc: bid.optional() }),
  z.strictObject({ Type: z.literal('EnhancedCpc') }),
]);

export interface Campaign {
  readonly Id: string;
  readonly Name: string;
  readonly Status: 'Active' | 'Paused' | 'Deleted';
  /** Whole units of the account's currency. */
  readonly DailyBudget: number;
  readonly BiddingScheme: z.output<typeof biddingScheme>;
  readonly UrlCustomParameters: z.output<typeof customParameters>;
  /** How much it might spend a day from when on: its budget while it is active, else nothing. */
  readonly pace: Pace;
}

export interface AdGroup {
  readonly Id: string;
  readonly campaignId: string;
  readonly Name: string;
  readonly Status: 'Active' | 'Paused';
  readonly UrlCustomParameters: z.output<typeof customParameters>;
}

export interface Ad {
  readonly Id: string;
  readonly adGroupId: string;
  readonly Status: 'Active' | 'Paused';
  readonly FinalUrls: readonly string[];
  readonly UrlCustomParameters: z.output<typeof customParameters>;
}

export interface Audience {
  readonly Type: 'CustomerList';
  readonly Name: string;
  readonly Description: string;
  readonly ParentId: string;
  readonly Scope: 'Account';
  /** Hashes of the people in it. */
  readonly members: readonly string[];
}

export interface MicrosoftAds extends LatestDay {
  readonly currency: string;
  readonly campaigns: Record<string, Campaign>;
  readonly adGroups: Record<string, AdGroup>;
  readonly ads: Record<string, Ad>;
  readonly audiences: Record<string, Audience>;
  readonly goals: readonly string[];
  /** By click, goal and time: repeats are dropped. */
  readonly conversions: Record<string, { readonly value: number; readonly hashed: boolean }>;
}

/** Keeps a campaign; its pace goes on from now where it is another one. */
export function keep(state: MicrosoftAds, campaign: Campaign, now: Date): void {
  const daily = campaign.Status === 'Active' ? campaign.DailyBudget : 0;
  const pace = paceFrom(campaign.pace, today(state, now), daily);
  state.campaigns[campaign.Id] = { ...campaign, pace };
}

/** Says in a 200 that the only item was refused, with a null for each id that was not made. */
export function partly(errorCode: string, ids: Readonly<Record<string, readonly null[]>> = {}): SandboxReply {
  const problem = {
    Code: 1,
    ErrorCode: errorCode,
    Index: 0,
    Message: 'The sandbox refused.',
    Type: 'BatchError',
  };
  return reply(200, { ...ids, PartialErrors: [problem] });
}

/** Refuses the whole request. */
export function failed(httpStatus: number, code: number, errorCode: string): SandboxReply {
  const problem = { Code: code, ErrorCode: errorCode, Message: 'The sandbox refused.' };
  return httpStatus === 401
    ? reply(401, { TrackingId: 'sandbox', Type: 'AdApiFaultDetail', Errors: [problem] })
    : reply(httpStatus, {
        TrackingId: 'sandbox',
        Type: 'ApiFaultDetail',
        BatchErrors: [],
        OperationErrors: [problem],
      });
}
