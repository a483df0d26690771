import { z } from 'zod';
import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import type { Pace } from '../../../sandbox/delivery.ts';
import type { LatestDay } from '../../../sandbox/latest-day.ts';
import type { Bidding } from './bidding.ts';

export const CUSTOMER = '4471190382';

export const customParameters = z.array(z.object({ key: z.string(), value: z.string() })).default([]);

export const campaignFields = z.object({
  name: z.string().min(1),
  status: z.enum(['ENABLED', 'PAUSED']).default('ENABLED'),
  campaignBudget: z.string(),
  advertisingChannelType: z.enum(['SEARCH', 'DISPLAY']),
  startDateTime: z.string(),
  endDateTime: z.string(),
  finalUrlSuffix: z.string().optional(),
  urlCustomParameters: customParameters,
  maximizeConversions: z.object({ targetCpaMicros: z.string().optional() }).optional(),
  containsEuPoliticalAdvertising: z.literal('DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING'),
});
export const budgetFields = z.object({ name: z.string(), amountMicros: z.string().regex(/^[1-9]\d*$/) });

export interface AdGroup {
  readonly id: string;
  readonly name: string;
  readonly campaign: string;
  readonly status: Status;
  readonly type: string;
  readonly urlCustomParameters: z.output<typeof customParameters>;
}

export interface Ad {
  readonly adGroup: string;
  readonly status: Status;
  readonly ad: {
    readonly finalUrls: readonly string[];
    readonly urlCustomParameters: z.output<typeof customParameters>;
    /** The only one of them that there is. */
    readonly responsiveSearchAd?: object | undefined;
    readonly responsiveDisplayAd?: object | undefined;
  };
}

export const audienceFields = z.strictObject({
  name: z.string().min(1),
  integrationCode: z.string(),
  /** Days, a 64-bit integer as text. */
  membershipLifeSpan: z.string().refine((days) => Number(days) >= 1 && Number(days) <= 540),
  crmBasedUserList: z.strictObject({
    uploadKeyType: z.literal('CONTACT_INFO'),
    dataSourceType: z.literal('FIRST_PARTY'),
  }),
});

export interface Audience extends z.output<typeof audienceFields> {
  /** Hashes of the people in it. */
  readonly members: readonly string[];
}

export interface Upload {
  readonly audienceId: string;
  readonly change: 'ingest' | 'remove';
  readonly people: number;
}

type Status = 'ENABLED' | 'PAUSED' | 'REMOVED';

export interface Campaign extends Omit<z.output<typeof campaignFields>, 'status'>, Bidding {
  readonly id: string;
  readonly status: 'ENABLED' | 'PAUSED' | 'REMOVED';
  /** How much it might spend a day from when on: its budget while it is enabled, else nothing. */
  readonly pace: Pace;
}

export interface Budget extends z.output<typeof budgetFields> {
  readonly id: string;
  readonly status: 'ENABLED' | 'REMOVED';
}

export interface GoogleAds extends LatestDay {
  readonly currencyCode: string;
  readonly campaigns: Record<string, Campaign>;
  readonly budgets: Record<string, Budget>;
  readonly adGroups: Record<string, AdGroup>;
  /** By the ids of ad group and ad, `1~2`. */
  readonly ads: Record<string, Ad>;
  /** The shapes of the account's image assets, `1.91:1` or `1:1`. */
  readonly images: Record<string, string>;
  readonly audiences: Record<string, Audience>;
  /** How uploads of people ended, by request id. */
  readonly uploads: Record<string, Upload>;
  readonly conversionActions: readonly string[];
  readonly conversions: Record<string, { readonly gclid: string; readonly value: number }>;
}

/** Full name of a resource of this account. */
export function nameOf(
  collection: 'campaigns' | 'campaignBudgets' | 'adGroups' | 'adGroupAds' | 'assets' | 'userLists',
  id: string,
): string {
  return `customers/${CUSTOMER}/${collection}/${id}`;
}

/** Id at the end of a resource name. */
export function idOf(resourceName: string): string {
  return resourceName.slice(resourceName.lastIndexOf('/') + 1);
}

/** What Google Ads says about one error. */
export function failureOf(kind: string, name: string): object {
  return {
    '@type': 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure',
    errors: [{ errorCode: { [kind]: name }, message: `The sandbox refused: ${name}.` }],
    requestId: 'sandbox',
  };
}

/** Refuses in the form of google.rpc.Status. */
export function failed(code: number, kind: string, name: string): SandboxReply {
  const status = code === 401 ? 'UNAUTHENTICATED' : code === 404 ? 'NOT_FOUND' : 'INVALID_ARGUMENT';
  return reply(code, {
    error: { code, message: `The sandbox refused: ${name}.`, status, details: [failureOf(kind, name)] },
  });
}
