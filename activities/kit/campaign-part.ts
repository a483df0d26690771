import { z } from 'zod';

const id = z.string().regex(/^\d+$/);

/** A campaign, or what in it is meant alone: one of its ad groups, or an ad in that. */
export const campaignPart = z
  .strictObject({
    campaignId: id,
    /** Only this ad group of the campaign. */
    adGroupId: id.optional(),
    /** Only this ad of the ad group. */
    adId: id.optional(),
  })
  .refine(({ adId, adGroupId }) => adId === undefined || adGroupId !== undefined, {
    path: ['adGroupId'],
    message: 'is needed beside adId',
  });
