import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { customParameters, failed, partly, status, type MicrosoftAds } from './state.ts';

const id = z.string().regex(/^\d+$/);
const date = z.strictObject({ Day: z.int().min(1).max(31), Month: z.int().min(1).max(12), Year: z.int() });

// Strict, for the slice that the contract test reads has neither: the fields are those of AddAdGroups and AddAds.
const adGroupCreation = z.strictObject({
  CampaignId: id,
  AdGroups: z.tuple([
    z.strictObject({
      Name: z.string().min(1).max(256),
      Status: status,
      StartDate: date,
      EndDate: date,
      UrlCustomParameters: customParameters,
    }),
  ]),
});
const asset = z.strictObject({
  Asset: z.strictObject({ Type: z.literal('TextAsset'), Text: z.string().min(1).max(1000) }),
});
const adCreation = z.strictObject({
  AdGroupId: id,
  Ads: z.tuple([
    z.strictObject({
      Type: z.literal('ResponsiveSearch'),
      Status: status,
      FinalUrls: z.array(z.url()).min(1).max(10),
      Headlines: z.array(asset).min(3).max(15),
      Descriptions: z.array(asset).min(2).max(4),
      Path1: z.string().optional(),
      Path2: z.string().optional(),
      UrlCustomParameters: customParameters,
    }),
  ]),
});
const adGroupChange = z.strictObject({
  CampaignId: id,
  AdGroups: z.tuple([z.strictObject({ Id: id, Status: status })]),
});
const adChange = z.strictObject({
  AdGroupId: id,
  Ads: z.tuple([z.strictObject({ Type: z.literal('ResponsiveSearch'), Id: id, Status: status })]),
});
const ofCampaign = z.strictObject({ CampaignId: id });
const ofAdGroup = z.strictObject({ AdGroupId: id, AdTypes: z.tuple([z.literal('ResponsiveSearch')]) });

const WRONG = failed(400, 100, 'NullRequest');
const NO_CAMPAIGN = failed(400, 1100, 'CampaignServiceInvalidCampaignId');
const NO_AD_GROUP = failed(400, 1201, 'CampaignServiceInvalidAdGroupId');

/** Ad groups and their ads. */
export const adRoutes: Readonly<Record<string, SandboxRoute<MicrosoftAds>>> = {
  'POST /CampaignManagement/v13/AdGroups': ({ body, state, nextId }) => {
    const parsed = adGroupCreation.safeParse(body);
    if (!parsed.success) return WRONG;
    const { CampaignId: campaignId, AdGroups } = parsed.data;
    const { Name, Status, UrlCustomParameters } = AdGroups[0];
    if (!(campaignId in state.campaigns)) return NO_CAMPAIGN;
    const siblings = Object.values(state.adGroups).filter((adGroup) => adGroup.campaignId === campaignId);
    if (siblings.some((adGroup) => adGroup.Name === Name)) {
      return partly('CampaignServiceCannotCreateDuplicateAdGroup', { AdGroupIds: [null] });
    }
    const Id = String(42_000_000_000 + nextId() * 1000);
    state.adGroups[Id] = { Id, campaignId, Name, Status, UrlCustomParameters };
    return reply(200, { AdGroupIds: [Id], PartialErrors: [] });
  },
  'PUT /CampaignManagement/v13/AdGroups': ({ body, state }) => {
    const parsed = adGroupChange.safeParse(body);
    if (!parsed.success) return WRONG;
    const { Id, Status } = parsed.data.AdGroups[0];
    const adGroup = state.adGroups[Id];
    if (adGroup === undefined) return partly('CampaignServiceInvalidAdGroupId');
    state.adGroups[Id] = { ...adGroup, Status };
    return reply(200, { PartialErrors: [] });
  },
  'POST /CampaignManagement/v13/AdGroups/QueryByCampaignId': ({ body, state }) => {
    const parsed = ofCampaign.safeParse(body);
    if (!parsed.success) return WRONG;
    const { CampaignId } = parsed.data;
    if (!(CampaignId in state.campaigns)) return NO_CAMPAIGN;
    const found = Object.values(state.adGroups).filter(({ campaignId }) => campaignId === CampaignId);
    return reply(200, { AdGroups: found.map(({ campaignId: _campaign, ...adGroup }) => adGroup) });
  },
  'POST /CampaignManagement/v13/Ads': ({ body, state, nextId }) => {
    const parsed = adCreation.safeParse(body);
    if (!parsed.success) return WRONG;
    const { AdGroupId: adGroupId, Ads } = parsed.data;
    if (!(adGroupId in state.adGroups)) return NO_AD_GROUP;
    const { Status, FinalUrls, UrlCustomParameters } = Ads[0];
    const Id = String(44_000_000_000 + nextId() * 1000);
    state.ads[Id] = { Id, adGroupId, Status, FinalUrls, UrlCustomParameters };
    return reply(200, { AdIds: [Id], PartialErrors: [] });
  },
  'PUT /CampaignManagement/v13/Ads': ({ body, state }) => {
    const parsed = adChange.safeParse(body);
    if (!parsed.success) return WRONG;
    const { Id, Status } = parsed.data.Ads[0];
    const ad = state.ads[Id];
    if (ad === undefined) return partly('CampaignServiceInvalidAdId');
    state.ads[Id] = { ...ad, Status };
    return reply(200, { PartialErrors: [] });
  },
  'POST /CampaignManagement/v13/Ads/QueryByAdGroupId': ({ body, state }) => {
    const parsed = ofAdGroup.safeParse(body);
    if (!parsed.success) return WRONG;
    const { AdGroupId } = parsed.data;
    if (!(AdGroupId in state.adGroups)) return NO_AD_GROUP;
    const found = Object.values(state.ads).filter(({ adGroupId }) => adGroupId === AdGroupId);
    return reply(200, {
      Ads: found.map(({ adGroupId: _adGroup, ...ad }) => ({ ...ad, Type: 'ResponsiveSearch' })),
    });
  },
};
