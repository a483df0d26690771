import { z } from 'zod';
import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';
import type { Pace } from '../../../sandbox/delivery.ts';
import type { LatestDay } from '../../../sandbox/latest-day.ts';

export const status = z.enum(['ACTIVE', 'PAUSED']);

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly objective: string;
  readonly status: z.output<typeof status> | 'DELETED';
}

export interface AdSet {
  readonly id: string;
  readonly name: string;
  readonly campaign_id: string;
  readonly status: Campaign['status'];
  /** Hundredths of the currency's unit, as text. */
  readonly daily_budget: string;
  readonly bid_strategy: string;
  /** Counted like the budget. */
  readonly bid_amount?: number;
  readonly bid_constraints?: { readonly roas_average_floor: number };
  readonly start_time: string;
  readonly end_time: string;
  /** How much it might spend a day from when on: its budget while it and its campaign are active, else nothing. */
  readonly pace: Pace;
}

export interface Ad {
  readonly id: string;
  readonly name: string;
  readonly adset_id: string;
  readonly status: Campaign['status'];
  readonly creative: object;
}

export interface Audience {
  readonly id: string;
  readonly name: string;
  readonly subtype: 'CUSTOM';
  readonly customer_file_source: 'USER_PROVIDED_ONLY';
  /** Hashes of the people in it. */
  readonly members: readonly string[];
}

export interface MetaAds extends LatestDay {
  readonly currency: string;
  readonly campaigns: Record<string, Campaign>;
  readonly adSets: Record<string, AdSet>;
  readonly ads: Record<string, Ad>;
  readonly audiences: Record<string, Audience>;
  readonly pixels: readonly string[];
  /** By event id and name: repeats are dropped. */
  readonly events: Record<string, { readonly em: string; readonly value: number; readonly currency: string }>;
}

/** What exists of an edge; the Graph API leaves out what was deleted. */
export function page(objects: readonly (Campaign | AdSet | Ad | Audience)[], query: URLSearchParams): object {
  const data = objects.filter((object) => !('status' in object) || object.status !== 'DELETED');
  return { data: data.map((object) => shown({ ...object }, query)), paging: { cursors: CURSORS } };
}

export const CURSORS = { before: 'QVFIUsandboxBefore', after: 'QVFIUsandboxAfter' };

/** The fields of an object that were asked for, and its id. */
export function shown(object: Readonly<Record<string, unknown>>, query: URLSearchParams): object {
  const fields = ['id', 'date_start', 'date_stop', ...(query.get('fields') ?? '').split(',')];
  return Object.fromEntries(Object.entries(object).filter(([name]) => fields.includes(name)));
}

/** Refuses as the Graph API does. */
export function failed(httpStatus: number, code: number, subcode?: number): SandboxReply {
  const error_subcode = subcode === undefined ? {} : { error_subcode: subcode };
  const error = { message: 'The sandbox refused.', type: 'OAuthException', code, ...error_subcode };
  return reply(httpStatus, { error: { ...error, fbtrace_id: 'sandbox' } });
}
