import { z } from 'zod';

/** What people see as a campaign and the API calls a campaign group. */
export const campaignId = z.string().regex(/^\d+$/);
/** What people see as an ad set and the API calls a campaign. */
export const adGroupId = z.string().regex(/^\d+$/);
/** The API's creative, without its `urn:li:sponsoredCreative:`. */
export const adId = z.string().regex(/^\d+$/);

/** Amounts are in minor units of this ISO 4217 currency, which must be the account's. */
export const currency = z.string().regex(/^[A-Z]{3}$/);

/** Minor units a day, for all ad groups of a campaign. */
export const dailyBudget = z.int().positive();

/** As many results as the budget gives, or none that costs more on average than its ad group says; the same for all ad groups. */
export const bidding = z.enum(['MAXIMIZE', 'COST_CAP']);
