import { z } from 'zod';
import { reply, type SandboxReply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { customParameters, failed, idOf, nameOf, type GoogleAds } from './state.ts';

const status = z.enum(['ENABLED', 'PAUSED']);
const statusChange = z.strictObject({
  update: z.strictObject({ resourceName: z.string(), status }),
  updateMask: z.literal('status'),
});
const asset = (longest: number) => z.strictObject({ text: z.string().min(1).max(longest) });

// Strict, for the slice that the contract test reads has neither: the fields are those of v25's protos.
const adGroupChange = z.strictObject({
  customerId: z.string(),
  operations: z.tuple([
    z.union([
      z.strictObject({
        create: z.strictObject({
          name: z.string().min(1).max(254),
          campaign: z.string(),
          status,
          type: z.enum(['SEARCH_STANDARD', 'DISPLAY_STANDARD']),
          urlCustomParameters: customParameters,
        }),
      }),
      statusChange,
    ]),
  ]),
});
const common = { finalUrls: z.array(z.url()).min(1), urlCustomParameters: customParameters };
const responsiveSearchAd = z.strictObject({
  headlines: z.array(asset(30)).min(3).max(15),
  descriptions: z.array(asset(90)).min(2).max(4),
  path1: z.string().max(15).optional(),
  path2: z.string().max(15).optional(),
});
const images = z.array(z.strictObject({ asset: z.string().startsWith(nameOf('assets', '')) })).min(1);
const responsiveDisplayAd = z.strictObject({
  businessName: z.string().min(1).max(25),
  headlines: z.array(asset(30)).min(1).max(5),
  longHeadline: asset(90),
  descriptions: z.array(asset(90)).min(1).max(5),
  marketingImages: images,
  squareMarketingImages: images,
  squareLogoImages: images.max(5).optional(),
});
const adChange = z.strictObject({
  customerId: z.string(),
  operations: z.tuple([
    z.union([
      z.strictObject({
        create: z.strictObject({
          adGroup: z.string(),
          status,
          ad: z.union([
            z.strictObject({ ...common, responsiveSearchAd }),
            z.strictObject({ ...common, responsiveDisplayAd }),
          ]),
        }),
      }),
      statusChange,
    ]),
  ]),
});

/** Ad groups and their ads. */
export const adRoutes: Readonly<Record<string, SandboxRoute<GoogleAds>>> = {
  'POST /v25/customers/{customerId}/adGroups:mutate': ({ body, state, nextId }) => {
    const parsed = adGroupChange.safeParse(body);
    if (!parsed.success) return failed(400, 'requestError', 'INVALID_INPUT');
    const [operation] = parsed.data.operations;
    if ('update' in operation) {
      const { resourceName } = operation.update;
      const adGroup = state.adGroups[idOf(resourceName)];
      if (adGroup === undefined) return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
      state.adGroups[adGroup.id] = { ...adGroup, status: operation.update.status };
      return changed(resourceName);
    }
    const { create } = operation;
    const campaign = state.campaigns[idOf(create.campaign)];
    if (campaign === undefined || campaign.status === 'REMOVED') {
      return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
    }
    if (create.type !== `${campaign.advertisingChannelType}_STANDARD`) {
      return failed(400, 'adGroupError', 'AD_GROUP_TYPE_NOT_VALID_FOR_ADVERTISING_CHANNEL_TYPE');
    }
    const siblings = Object.values(state.adGroups).filter((adGroup) => adGroup.campaign === campaign.id);
    if (siblings.some(({ name }) => name === create.name)) {
      return failed(400, 'adGroupError', 'DUPLICATE_ADGROUP_NAME');
    }
    const id = String(41_000_000_000 + nextId() * 1000);
    state.adGroups[id] = { ...create, id, campaign: campaign.id };
    return changed(nameOf('adGroups', id));
  },
  'POST /v25/customers/{customerId}/adGroupAds:mutate': ({ body, state, nextId }) => {
    const parsed = adChange.safeParse(body);
    if (!parsed.success) return failed(400, 'adError', 'INVALID_INPUT');
    const [operation] = parsed.data.operations;
    if ('update' in operation) {
      const { resourceName } = operation.update;
      const ad = state.ads[idOf(resourceName)];
      if (ad === undefined) return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
      state.ads[idOf(resourceName)] = { ...ad, status: operation.update.status };
      return changed(resourceName);
    }
    const adGroup = state.adGroups[idOf(operation.create.adGroup)];
    if (adGroup === undefined) return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
    const { ad } = operation.create;
    if ('responsiveDisplayAd' in ad !== (adGroup.type === 'DISPLAY_STANDARD')) {
      return failed(400, 'adError', 'INVALID_AD_TYPE');
    }
    if ('responsiveDisplayAd' in ad) {
      const { marketingImages, squareMarketingImages, squareLogoImages = [] } = ad.responsiveDisplayAd;
      const shapesOf = (used: z.output<typeof images>) => used.map((one) => state.images[idOf(one.asset)]);
      const landscape = shapesOf(marketingImages);
      const square = shapesOf([...squareMarketingImages, ...squareLogoImages]);
      if ([...landscape, ...square].includes(undefined)) {
        return failed(400, 'mutateError', 'RESOURCE_NOT_FOUND');
      }
      if (landscape.some((shape) => shape !== '1.91:1') || square.some((shape) => shape !== '1:1')) {
        return failed(400, 'imageError', 'ASPECT_RATIO_NOT_ALLOWED');
      }
    }
    const id = `${adGroup.id}~${51_000_000_000 + nextId() * 1000}`;
    state.ads[id] = { ...operation.create, adGroup: adGroup.id };
    return changed(nameOf('adGroupAds', id));
  },
};

function changed(resourceName: string): SandboxReply {
  return reply(200, { results: [{ resourceName }] });
}
