import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { allOf, findLatest, microsOf, patience, requireCurrency } from '../client.ts';
import { dv360 } from '../connector.ts';
import { currency, dailyBudget, insertionOrderId, lineItemId, name, updateTime } from '../fields.ts';

export const createLineItem = defineAction({
  tool: dv360,
  id: 'dv360.createLineItem',
  summary: 'Create a line item with a daily budget and a bid below an insertion order, as a draft.',
  /** `bid` is for a thousand impressions, in minor units. It runs as long as its insertion order does. */
  input: z.strictObject({
    insertionOrderId,
    name,
    kind: z.enum(['DISPLAY', 'VIDEO', 'AUDIO']),
    dailyBudget,
    bid: z.int().positive(),
    currency,
    creativeIds: z.array(z.string().regex(/^\d+$/)).max(100).optional(),
  }),
  output: z.object({ lineItemId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['https://www.googleapis.com/auth/display-video'],
  example: {
    insertionOrderId: '61000001',
    name: 'Industry sites, 300x250',
    kind: 'DISPLAY',
    dailyBudget: 15_000,
    bid: 450,
    currency: 'EUR',
    creativeIds: ['81000001'],
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    return await http.post({
      path: allOf(settings, 'lineItems'),
      json: {
        insertionOrderId: input.insertionOrderId,
        displayName: input.name,
        lineItemType: `LINE_ITEM_TYPE_${input.kind}_DEFAULT`,
        // The only status that the vendor takes here.
        entityStatus: 'ENTITY_STATUS_DRAFT',
        integrationDetails: { integrationCode: marker },
        flight: { flightDateType: 'LINE_ITEM_FLIGHT_DATE_TYPE_INHERITED' },
        // The insertion order's budget is the limit of the whole.
        budget: { budgetAllocationType: 'LINE_ITEM_BUDGET_ALLOCATION_TYPE_UNLIMITED' },
        pacing: {
          pacingPeriod: 'PACING_PERIOD_DAILY',
          pacingType: 'PACING_TYPE_EVEN',
          dailyMaxMicros: microsOf(input.dailyBudget, input.currency),
        },
        frequencyCap: { unlimited: true },
        partnerRevenueModel: {
          markupType: 'PARTNER_REVENUE_MODEL_MARKUP_TYPE_TOTAL_MEDIA_COST_MARKUP',
          markupAmount: '0',
        },
        bidStrategy: { fixedBid: { bidAmountMicros: microsOf(input.bid, input.currency) } },
        creativeIds: input.creativeIds,
        // Regulation (EU) 2024/900: line items without the declaration are refused.
        containsEuPoliticalAds: 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING',
      },
      timeoutMs: patience(http),
      response: z.object({ lineItemId }),
    });
  },
  async find(call) {
    const below = `insertionOrderId="${call.input.insertionOrderId}"`;
    const isOurs = ({ integrationDetails }: z.output<typeof row>) =>
      integrationDetails?.integrationCode === call.marker;
    const ours = await findLatest(call, 'lineItems', row, isOurs, below);
    return ours && { lineItemId: ours.lineItemId };
  },
});

const row = z.object({
  lineItemId,
  updateTime,
  integrationDetails: z.object({ integrationCode: z.string().optional() }).optional(),
});
