import { z } from 'zod';

export const campaignId = z.string().regex(/^\d+$/);
export const adGroupId = z.string().regex(/^\d+$/);
export const adId = z.string().regex(/^\d+$/);

/** What a campaign is for; those of the vendor that both websites and we know. */
export const objective = z.enum(['WEB_CONVERSIONS', 'LEAD_GENERATION']);

/** Amounts are in minor units of this ISO 4217 currency, which must be the account's. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Minor units a day, on average over the week. */
export const dailyBudget = z.int().positive();
