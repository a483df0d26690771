import { z } from 'zod';

export const campaignId = z.string().regex(/^\d+$/);
export const insertionOrderId = z.string().regex(/^\d+$/);
export const lineItemId = z.string().regex(/^\d+$/);

/** When an object last changed, UTC. */
export const updateTime = z.iso.datetime();

/** At most 240 bytes (discovery document, `displayName`). */
export const name = z
  .string()
  .min(1)
  .refine((text) => Buffer.byteLength(text) <= 240, 'is longer than 240 bytes');

/** Amounts are in minor units of this ISO 4217 currency, which must be the advertiser's. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Minor units for the whole run. */
export const totalBudget = z.int().positive();

/** Minor units a day, at the most. */
export const dailyBudget = z.int().positive();

/** What success is measured by: the price of a thousand impressions, of a click, of an action. */
export const goal = z.enum(['CPM', 'CPC', 'CPA']);

export const status = z.enum(['ENABLED', 'PAUSED']);
