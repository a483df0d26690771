import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { ACCOUNT, criterion, made, page, refused, type LinkedinAds } from './state.ts';

const money = z.strictObject({ amount: z.string().regex(/^\d+(\.\d+)?$/), currencyCode: z.string() });
const urn = (kind: string) => z.string().regex(new RegExp(`^urn:li:${kind}:\\d+$`));
const time = z.int().min(1_600_000_000_000);
const CAPPED = 'CAP_COST_AND_MAXIMIZE_LEADS';

// Strict, for there is no contract to hold requests against: the fields are those of the vendor's pages.
const adGroupCreation = z.strictObject({
  account: z.literal(`urn:li:sponsoredAccount:${ACCOUNT}`),
  campaignGroup: urn('sponsoredCampaignGroup'),
  associatedEntity: urn('organization'),
  name: z.string().min(1),
  status: z.enum(['ACTIVE', 'PAUSED', 'DRAFT']),
  type: z.literal('SPONSORED_UPDATES'),
  objectiveType: z.enum(['WEBSITE_VISIT', 'WEBSITE_CONVERSION', 'LEAD_GENERATION']),
  costType: z.literal('CPM'),
  optimizationTargetType: z.enum(['MAX_CLICK', 'MAX_CONVERSION', 'MAX_LEAD', CAPPED]),
  unitCost: money.optional(),
  runSchedule: z.strictObject({ start: time, end: time }),
  locale: z.strictObject({ language: z.string(), country: z.string() }),
  targetingCriteria: z.strictObject({
    include: z.strictObject({
      and: z
        .array(
          z.strictObject({
            or: z.record(z.string().regex(/^urn:li:adTargetingFacet:\w+$/), z.array(z.string()).min(1)),
          }),
        )
        .min(1),
    }),
  }),
  audienceExpansionEnabled: z.literal(false),
  offsiteDeliveryEnabled: z.literal(false),
  politicalIntent: z.literal('NOT_POLITICAL'),
});
const adCreation = z.strictObject({
  campaign: urn('sponsoredCampaign'),
  name: z.string(),
  content: z.strictObject({ reference: z.string().regex(/^urn:li:(share|ugcPost):\d+$/) }),
  intendedStatus: z.enum(['ACTIVE', 'PAUSED', 'DRAFT']),
  leadgenCallToAction: z.strictObject({ destination: urn('adForm'), label: z.string() }).optional(),
});
const adGroupChange = z.strictObject({
  patch: z.strictObject({
    $set: z.union([
      z.strictObject({ status: z.enum(['ACTIVE', 'PAUSED']) }),
      z.strictObject({ unitCost: money }),
      z.strictObject({ optimizationTargetType: z.literal('MAX_LEAD') }),
      z.strictObject({ optimizationTargetType: z.literal(CAPPED), unitCost: money }),
    ]),
  }),
});
const adChange = z.strictObject({
  patch: z.strictObject({ $set: z.strictObject({ intendedStatus: z.enum(['ACTIVE', 'PAUSED']) }) }),
});
const tie = z.strictObject({ campaign: urn('sponsoredCampaign'), conversion: z.string() });

const numberOf = (id: string) => id.replace(/^.*:/, '');

/** Ad groups and their ads. */
export const adRoutes: Readonly<Record<string, SandboxRoute<LinkedinAds>>> = {
  'POST /rest/adAccounts/{account}/adCampaigns': ({ body, state, nextId }) => {
    const parsed = adGroupCreation.safeParse(body);
    if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    const { campaignGroup, name, status, optimizationTargetType, unitCost } = parsed.data;
    const campaign = state.campaigns[numberOf(campaignGroup)];
    if (campaign === undefined) return refused(404, 'NOT_FOUND');
    const capped = optimizationTargetType === CAPPED;
    // All campaigns of a group bid by the group's strategy.
    if (capped !== (campaign.bidStrategy === 'COST_CAP') || capped !== (unitCost !== undefined)) {
      return refused(400, 'INVALID_VALUE_FOR_FIELD');
    }
    const id = 141_001_000 + nextId();
    state.adGroups[id] = {
      id,
      name,
      campaignGroup,
      status,
      optimizationTargetType,
      unitCost,
      conversions: [],
    };
    return made(id);
  },
  'GET /rest/adAccounts/{account}/adCampaigns': ({ query, state }) => {
    const groups = criterion(query.get('search'), 'campaignGroup');
    if (query.get('q') !== 'search' || groups === undefined) return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
    return page(Object.values(state.adGroups).filter(({ campaignGroup }) => groups.includes(campaignGroup)));
  },
  'POST /rest/adAccounts/{account}/adCampaigns/{id}': ({ params, body, headers, state }) => {
    const parsed = adGroupChange.safeParse(body);
    if (!parsed.success || headers['x-restli-method'] !== 'PARTIAL_UPDATE') {
      return refused(400, 'INVALID_VALUE_FOR_FIELD');
    }
    const adGroup = state.adGroups[params['id'] ?? ''];
    if (adGroup === undefined) return refused(404, 'NOT_FOUND');
    const change = parsed.data.patch.$set;
    const untied = adGroup.optimizationTargetType === 'MAX_CONVERSION' && adGroup.conversions.length === 0;
    const target =
      'optimizationTargetType' in change ? change.optimizationTargetType : adGroup.optimizationTargetType;
    const campaign = state.campaigns[numberOf(adGroup.campaignGroup)];
    const misfit =
      'status' in change
        ? change.status === 'ACTIVE' && untied
        : 'optimizationTargetType' in change
          ? // All campaigns of a group bid by the group's strategy.
            (target === CAPPED) !== (campaign?.bidStrategy === 'COST_CAP')
          : target !== CAPPED;
    if (misfit) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    state.adGroups[adGroup.id] = { ...adGroup, ...change };
    return reply(204);
  },
  'PUT /rest/campaignConversions/{keys}': ({ params, body, state }) => {
    const parsed = tie.safeParse(body);
    if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    const { campaign, conversion } = parsed.data;
    const adGroup = state.adGroups[numberOf(campaign)];
    if (adGroup === undefined || !state.conversions.includes(numberOf(conversion))) {
      return refused(404, 'NOT_FOUND');
    }
    if (params['keys'] !== `(campaign:${campaign},conversion:${conversion})`) {
      return refused(400, 'INVALID_VALUE_FOR_FIELD');
    }
    const conversions = [...new Set([...adGroup.conversions, conversion])];
    state.adGroups[adGroup.id] = { ...adGroup, conversions };
    return reply(204);
  },
  'POST /rest/adAccounts/{account}/creatives': ({ body, state, nextId }) => {
    const parsed = adCreation.safeParse(body);
    if (!parsed.success) return refused(400, 'INVALID_VALUE_FOR_FIELD');
    const { campaign, name, content, intendedStatus } = parsed.data;
    if (!(numberOf(campaign) in state.adGroups)) return refused(404, 'NOT_FOUND');
    const id = `urn:li:sponsoredCreative:${119_001_000 + nextId()}`;
    state.ads[numberOf(id)] = { id, name, campaign, intendedStatus, reference: content.reference };
    return made(id);
  },
  'GET /rest/adAccounts/{account}/creatives': ({ query, state }) => {
    const campaigns = /^List\((.*)\)$/.exec(query.get('campaigns') ?? '')?.[1]?.split(',');
    if (query.get('q') !== 'criteria' || campaigns === undefined) {
      return refused(400, 'QUERY_PARAM_NOT_ALLOWED');
    }
    return page(Object.values(state.ads).filter(({ campaign }) => campaigns.includes(campaign)));
  },
  'POST /rest/adAccounts/{account}/creatives/{id}': ({ params, body, headers, state }) => {
    const parsed = adChange.safeParse(body);
    if (!parsed.success || headers['x-restli-method'] !== 'PARTIAL_UPDATE') {
      return refused(400, 'INVALID_VALUE_FOR_FIELD');
    }
    const ad = Object.values(state.ads).find(({ id }) => id === params['id']);
    if (ad === undefined) return refused(404, 'NOT_FOUND');
    state.ads[numberOf(ad.id)] = { ...ad, ...parsed.data.patch.$set };
    return reply(204);
  },
};
