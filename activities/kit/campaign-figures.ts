import { z } from 'zod';

const campaignId = z.string().regex(/^\d+$/);

/** The campaigns and days that figures are asked for, both days included; `most` is how many campaigns the tool tells of at once. */
export function askedFigures(most: number) {
  return z.strictObject({
    campaignIds: z.array(campaignId).min(1).max(most),
    from: z.iso.date(),
    to: z.iso.date(),
    /** A row for each day, instead of one for the whole time. */
    daily: z.boolean().optional(),
  });
}

/** What a campaign delivered and cost, the same for every ad platform, so that they can be compared. Amounts are in minor units. */
export const campaignFigures = z.object({
  campaignId,
  name: z.string(),
  /** The day, where rows are daily. */
  date: z.iso.date().optional(),
  impressions: z.int(),
  clicks: z.int(),
  cost: z.int(),
  conversions: z.number(),
  conversionValue: z.int(),
});
