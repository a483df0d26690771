import { z } from 'zod';
import type { SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { jsonOf } from '../../../sandbox/json-text.ts';
import { ADVERTISER, answered, page, refused, type TiktokAds } from './state.ts';

const id = z.string().regex(/^\d+$/);
const advertiser = z.literal(ADVERTISER);
const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

// Strict, for the slice that the contract test reads has neither: the fields are those of the vendor's pages.
const adGroupCreation = z.strictObject({
  advertiser_id: advertiser,
  request_id: id,
  campaign_id: id,
  adgroup_name: z.string().min(1).max(512),
  operation_status: z.enum(['ENABLE', 'DISABLE']),
  promotion_type: z.enum(['WEBSITE', 'LEAD_GENERATION']),
  promotion_target_type: z.literal('EXTERNAL_WEBSITE').optional(),
  optimization_goal: z.literal('CONVERT'),
  optimization_event: z.string(),
  pixel_id: id,
  billing_event: z.literal('OCPM'),
  bid_type: z.enum(['BID_TYPE_NO_BID', 'BID_TYPE_CUSTOM']),
  conversion_bid_price: z.number().positive().optional(),
  targeting_optimization_mode: z.literal('AUTOMATIC'),
  suggestion_audience_enabled: z.literal(false),
  targeting_spec: z.strictObject({ location_ids: z.array(id).min(1) }),
  schedule_type: z.literal('SCHEDULE_START_END'),
  schedule_start_time: time,
  schedule_end_time: time,
});
const adCreation = z.strictObject({
  advertiser_id: advertiser,
  adgroup_id: id,
  ad_name: z.string().max(512),
  operation_status: z.enum(['ENABLE', 'DISABLE']),
  creative_list: z.tuple([
    z.strictObject({
      creative_info: z.strictObject({
        ad_format: z.literal('SINGLE_VIDEO'),
        tiktok_item_id: id,
        identity_type: z.enum(['TT_USER', 'BC_AUTH_TT', 'AUTH_CODE']),
        identity_id: z.string(),
        identity_authorized_bc_id: id.optional(),
      }),
    }),
  ]),
  landing_page_url_list: z.tuple([z.strictObject({ landing_page_url: z.url() })]),
  ad_configuration: z.strictObject({ call_to_action_id: id }),
});
const operation = z.enum(['ENABLE', 'DISABLE', 'DELETE']);
const adGroupStatus = z.object({ adgroup_ids: z.tuple([id]), operation_status: operation });
const adStatus = z.strictObject({
  advertiser_id: advertiser,
  smart_plus_ad_ids: z.tuple([id]),
  operation_status: operation,
});
const adGroupBid = z.object({ adgroup_id: id, conversion_bid_price: z.number().positive() });

/** Ad groups and their ads. */
export const adRoutes: Readonly<Record<string, SandboxRoute<TiktokAds>>> = {
  'POST /open_api/v1.3/smart_plus/adgroup/create/': ({ body, state, nextId }) => {
    const parsed = adGroupCreation.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const { campaign_id, adgroup_name, request_id, operation_status, bid_type, conversion_bid_price } =
      parsed.data;
    if (request_id in state.requests) return refused(40_050);
    const campaign = state.campaigns[campaign_id];
    if (campaign === undefined || campaign.status === 'DELETE') return refused(40_007);
    if ((bid_type === 'BID_TYPE_CUSTOM') !== (conversion_bid_price !== undefined)) return refused(40_002);
    const adgroup_id = String(1_802_000_000_001_000 + nextId());
    state.requests[request_id] = adgroup_id;
    state.adGroups[adgroup_id] = {
      adgroup_id,
      adgroup_name,
      campaign_id,
      status: operation_status,
      bid_type,
      conversion_bid_price,
    };
    return answered({ adgroup_id });
  },
  'GET /open_api/v1.3/smart_plus/adgroup/get/': ({ query, state }) => {
    const filter = z.object({ campaign_ids: z.array(id) }).safeParse(jsonOf(query.get('filtering')));
    if (!filter.success) return refused(40_002);
    const wanted = filter.data.campaign_ids;
    return page(
      Object.values(state.adGroups)
        .filter(({ campaign_id }) => wanted.includes(campaign_id))
        .map(({ adgroup_id, adgroup_name }) => ({ adgroup_id, adgroup_name })),
    );
  },
  'POST /open_api/v1.3/smart_plus/adgroup/update/': ({ body, state }) => {
    const parsed = adGroupBid.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const adGroup = state.adGroups[parsed.data.adgroup_id];
    if (adGroup === undefined) return refused(40_007);
    // A target can be changed, but not given to an ad group that was made without.
    if (adGroup.bid_type !== 'BID_TYPE_CUSTOM') return refused(40_002);
    const { conversion_bid_price } = parsed.data;
    state.adGroups[adGroup.adgroup_id] = { ...adGroup, conversion_bid_price };
    return answered({ adgroup_id: adGroup.adgroup_id });
  },
  'POST /open_api/v1.3/smart_plus/adgroup/status/update/': ({ body, state }) => {
    const parsed = adGroupStatus.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const [adgroup_id] = parsed.data.adgroup_ids;
    const adGroup = state.adGroups[adgroup_id];
    if (adGroup === undefined || adGroup.status === 'DELETE') {
      const error_message = adGroup === undefined ? 'Adgroup does not exist.' : 'Adgroup is deleted.';
      return answered({ adgroup_list: [], error_list: [{ adgroup_id, error_message }] });
    }
    const status = parsed.data.operation_status;
    state.adGroups[adgroup_id] = { ...adGroup, status };
    return answered({ adgroup_list: [{ adgroup_id, status }], error_list: [] });
  },
  'POST /open_api/v1.3/smart_plus/ad/create/': ({ body, state, nextId }) => {
    const parsed = adCreation.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const { adgroup_id, ad_name, operation_status, creative_list } = parsed.data;
    if (!(adgroup_id in state.adGroups)) return refused(40_007);
    const smart_plus_ad_id = String(1_803_000_000_001_000 + nextId());
    const { tiktok_item_id } = creative_list[0].creative_info;
    state.ads[smart_plus_ad_id] = {
      smart_plus_ad_id,
      ad_name,
      adgroup_id,
      status: operation_status,
      tiktok_item_id,
    };
    return answered({ smart_plus_ad_id, ad_name });
  },
  'GET /open_api/v1.3/smart_plus/ad/get/': ({ query, state }) => {
    const filter = z.strictObject({ adgroup_ids: z.array(id) }).safeParse(jsonOf(query.get('filtering')));
    if (!filter.success) return refused(40_002);
    const wanted = filter.data.adgroup_ids;
    return page(
      Object.values(state.ads)
        .filter(({ adgroup_id }) => wanted.includes(adgroup_id))
        .map(({ smart_plus_ad_id, ad_name }) => ({ smart_plus_ad_id, ad_name })),
    );
  },
  'POST /open_api/v1.3/smart_plus/ad/status/update/': ({ body, state }) => {
    const parsed = adStatus.safeParse(body);
    if (!parsed.success) return refused(40_002);
    const ad = state.ads[parsed.data.smart_plus_ad_ids[0]];
    if (ad === undefined) return refused(40_007);
    const status = parsed.data.operation_status;
    state.ads[ad.smart_plus_ad_id] = { ...ad, status };
    return answered({ smart_plus_ad_ids: [ad.smart_plus_ad_id], status });
  },
};
