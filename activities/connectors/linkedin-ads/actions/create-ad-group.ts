import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import type { Http } from '../../../kit/http.ts';
import { markedName } from '../../../kit/marker.ts';
import { amountOf, created, inAccount, listAdGroups, requireCurrency, restli, nothing } from '../client.ts';
import { linkedinAds } from '../connector.ts';
import { adGroupId, campaignId, currency } from '../fields.ts';

const urn = z.string().regex(/^urn:li:[A-Za-z]+:[\w(),:-]+$/);

/** How the vendor optimises for what an ad group is for; a cap on its cost there is for leads only. */
const OPTIMIZATION = {
  WEBSITE_VISIT: 'MAX_CLICK',
  WEBSITE_CONVERSION: 'MAX_CONVERSION',
  LEAD_GENERATION: 'MAX_LEAD',
} as const;

export const createAdGroup = defineAction({
  tool: linkedinAds,
  id: 'linkedin-ads.createAdGroup',
  summary: 'Create an ad group for sponsored posts in a campaign, paused.',
  input: z
    .strictObject({
      campaignId,
      name: z.string().min(1).max(200),
      objective: z.enum(['WEBSITE_VISIT', 'WEBSITE_CONVERSION', 'LEAD_GENERATION']),
      /** The conversion that it is optimised for. */
      conversionId: z.string().regex(/^\d+$/).optional(),
      /** Who sees it, beside where they are: values of one of the vendor's facets each, of which one must hold. */
      targeting: z.record(z.string().regex(/^[A-Za-z]+$/), z.array(urn).min(1)).optional(),
      startAt: z.iso.datetime(),
      endAt: z.iso.datetime(),
      /** What a lead may cost on average, in a campaign with COST_CAP. */
      targetCpa: z.int().positive().optional(),
      currency: currency.optional(),
    })
    .refine(({ targetCpa, currency: unit }) => (targetCpa === undefined) === (unit === undefined), {
      path: ['currency'],
      message: 'and targetCpa belong together',
    })
    .refine(({ targetCpa, objective }) => targetCpa === undefined || objective === 'LEAD_GENERATION', {
      path: ['targetCpa'],
      message: 'is for LEAD_GENERATION',
    })
    .refine((asked) => (asked.conversionId !== undefined) === (asked.objective === 'WEBSITE_CONVERSION'), {
      path: ['conversionId'],
      message: 'is needed for WEBSITE_CONVERSION, and only there',
    }),
  output: z.object({ adGroupId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['rw_ads', 'rw_conversions'],
  example: {
    campaignId: '601000001',
    name: 'maintenance leads',
    objective: 'WEBSITE_CONVERSION',
    conversionId: '14000001',
    targeting: { jobFunctions: ['urn:li:function:18'], seniorities: ['urn:li:seniority:6'] },
    startAt: '2026-12-01T00:00:00Z',
    endAt: '2027-01-01T00:00:00Z',
  },
  async run({ input, settings, http, marker }) {
    const { targetCpa, currency: unit } = input;
    if (unit !== undefined) await requireCurrency(http, settings, unit);
    const cap = targetCpa === undefined || unit === undefined ? undefined : amountOf(targetCpa, unit);
    const facets = {
      locations: settings.locationIds.map((id) => `urn:li:geo:${id}`),
      ...input.targeting,
    };
    const id = await created(http, {
      path: inAccount(settings, 'adCampaigns'),
      json: {
        account: `urn:li:sponsoredAccount:${settings.accountId}`,
        campaignGroup: `urn:li:sponsoredCampaignGroup:${input.campaignId}`,
        associatedEntity: `urn:li:organization:${settings.organizationId}`,
        name: markedName(input.name, marker),
        status: 'PAUSED',
        type: 'SPONSORED_UPDATES',
        objectiveType: input.objective,
        costType: 'CPM',
        optimizationTargetType:
          cap === undefined ? OPTIMIZATION[input.objective] : 'CAP_COST_AND_MAXIMIZE_LEADS',
        unitCost: cap,
        runSchedule: { start: Date.parse(input.startAt), end: Date.parse(input.endAt) },
        locale: settings.locale,
        targetingCriteria: {
          include: {
            and: Object.entries(facets).map(([facet, values]) => ({
              or: { [`urn:li:adTargetingFacet:${facet}`]: values },
            })),
          },
        },
        audienceExpansionEnabled: false,
        offsiteDeliveryEnabled: false,
        politicalIntent: settings.politicalIntent,
      },
    });
    await optimizeFor(http, id, input.conversionId);
    return { adGroupId: id };
  },
  async find({ input, settings, http, marker }) {
    const name = markedName(input.name, marker);
    const row = z.object({ id: z.int(), name: z.string() });
    const adGroups = await listAdGroups(http, settings, input.campaignId, row);
    const ours = adGroups.find((adGroup) => adGroup.name === name);
    if (ours === undefined) return undefined;
    // The earlier attempt may have ended between the two requests.
    await optimizeFor(http, String(ours.id), input.conversionId);
    return { adGroupId: String(ours.id) };
  },
});

/** Ties a conversion to an ad group, which can be activated only then; the same twice is the same as once. */
async function optimizeFor(http: Http, adGroup: string, conversion: string | undefined): Promise<void> {
  if (conversion === undefined) return;
  const keys = {
    campaign: `urn:li:sponsoredCampaign:${adGroup}`,
    conversion: `urn:lla:llaPartnerConversion:${conversion}`,
  };
  await http.put({
    path: {
      value: `/rest/campaignConversions/(campaign:${restli(keys.campaign)},conversion:${restli(keys.conversion)})`,
      template: '/rest/campaignConversions/({})',
    },
    json: keys,
    response: nothing,
  });
}
