import { z } from 'zod';

export const campaignId = z.string().regex(/^\d+$/);
export const adSetId = z.string().regex(/^\d+$/);
export const adId = z.string().regex(/^\d+$/);

export const objective = z.enum(['OUTCOME_LEADS', 'OUTCOME_SALES', 'OUTCOME_AWARENESS', 'OUTCOME_TRAFFIC']);

/** Amounts are in minor units of this ISO 4217 currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Minor units a day, on average over the week. */
export const dailyBudget = z.int().positive();
