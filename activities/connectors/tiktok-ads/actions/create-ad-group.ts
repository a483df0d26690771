import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { unitsOf } from '../../../kit/money.ts';
import { markedName } from '../../../kit/marker.ts';
import { data, list, requestIdOf, requireCurrency, vendorTime } from '../client.ts';
import { tiktokAds } from '../connector.ts';
import { adGroupId, campaignId, currency, objective } from '../fields.ts';

export const createAdGroup = defineAction({
  tool: tiktokAds,
  id: 'tiktok-ads.createAdGroup',
  summary: 'Create an ad group in a campaign that is optimised for an event of the pixel, paused.',
  input: z
    .strictObject({
      campaignId,
      name: z.string().min(1).max(480),
      /** The objective of its campaign. */
      objective,
      /** The vendor's name of the pixel's event: `FORM`, `ON_WEB_REGISTER`, `SHOPPING`. */
      optimizationEvent: z.string().regex(/^[A-Z][A-Z_]+$/),
      startAt: z.iso.datetime(),
      endAt: z.iso.datetime(),
      /** What a conversion may cost on average; as many as the budget gives when absent. It cannot be taken away or added later. */
      targetCpa: z.int().positive().optional(),
      currency: currency.optional(),
    })
    .refine(({ targetCpa, currency: unit }) => (targetCpa === undefined) === (unit === undefined), {
      path: ['currency'],
      message: 'and targetCpa belong together',
    }),
  output: z.object({ adGroupId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: [],
  example: {
    campaignId: '1801000000000001',
    name: 'condition monitoring',
    objective: 'LEAD_GENERATION',
    optimizationEvent: 'FORM',
    startAt: '2026-12-01T00:00:00Z',
    endAt: '2026-12-31T23:59:59Z',
    targetCpa: 3000,
    currency: 'EUR',
  },
  async run({ input, settings, http, marker }) {
    const { targetCpa, currency: unit } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const bid = targetCpa === undefined || unit === undefined ? undefined : unitsOf(targetCpa, unit);
    const answer = await http.post({
      path: '/open_api/v1.3/smart_plus/adgroup/create/',
      json: {
        advertiser_id: settings.advertiserId,
        request_id: requestIdOf(marker),
        campaign_id: input.campaignId,
        adgroup_name: markedName(input.name, marker),
        operation_status: 'DISABLE',
        ...PROMOTION[input.objective],
        optimization_goal: 'CONVERT',
        optimization_event: input.optimizationEvent,
        pixel_id: settings.pixelId,
        billing_event: 'OCPM',
        bid_type: bid === undefined ? 'BID_TYPE_NO_BID' : 'BID_TYPE_CUSTOM',
        conversion_bid_price: bid,
        targeting_optimization_mode: 'AUTOMATIC',
        suggestion_audience_enabled: false,
        targeting_spec: { location_ids: settings.locationIds },
        schedule_type: 'SCHEDULE_START_END',
        schedule_start_time: vendorTime(input.startAt),
        schedule_end_time: vendorTime(input.endAt),
      },
      response: data(z.object({ adgroup_id: adGroupId })),
    });
    return { adGroupId: answer.data.adgroup_id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const adGroups = await list(
      http,
      '/open_api/v1.3/smart_plus/adgroup/get/',
      {
        advertiser_id: settings.advertiserId,
        fields: JSON.stringify(['adgroup_id', 'adgroup_name']),
        filtering: JSON.stringify({ campaign_ids: [input.campaignId] }),
      },
      z.object({ adgroup_id: adGroupId, adgroup_name: z.string() }),
    );
    const ours = adGroups.find((adGroup) => adGroup.adgroup_name === name);
    return ours && { adGroupId: ours.adgroup_id };
  },
});

/** Where the conversion happens: on our website in both cases. */
const PROMOTION = {
  WEB_CONVERSIONS: { promotion_type: 'WEBSITE' },
  LEAD_GENERATION: { promotion_type: 'LEAD_GENERATION', promotion_target_type: 'EXTERNAL_WEBSITE' },
} as const;
