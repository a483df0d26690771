import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { path } from '../../../kit/path.ts';
import { markedName } from '../../../kit/marker.ts';
import { createPausedAdSet, findByName, requireCurrency } from '../client.ts';
import { metaAds } from '../connector.ts';
import { adSetId, campaignId, currency, dailyBudget, objective } from '../fields.ts';

export const createAdGroup = defineAction({
  tool: metaAds,
  id: 'meta-ads.createAdGroup',
  summary: 'Create a further ad set in a campaign, with its own daily budget, paused.',
  input: z.strictObject({
    campaignId,
    name: z.string().min(1).max(300),
    /** The objective of its campaign. */
    objective,
    dailyBudget,
    currency,
    startAt: z.iso.datetime(),
    endAt: z.iso.datetime(),
  }),
  output: z.object({ adSetId }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['ads_management'],
  example: {
    campaignId: '120210000000001',
    name: 'condition monitoring',
    objective: 'OUTCOME_SALES',
    dailyBudget: 3000,
    currency: 'EUR',
    startAt: '2026-12-01T00:00:00Z',
    endAt: '2026-12-31T23:59:59Z',
  },
  async run({ input, settings, http, marker }) {
    await requireCurrency(http, settings, input.currency);
    const name = markedName(input.name, marker);
    return { adSetId: await createPausedAdSet(http, settings, { ...input, name }) };
  },
  async find({ input, http, marker }) {
    const edge = path`/v25.0/${input.campaignId}/adsets`;
    const adSet = await findByName(http, edge, markedName(input.name, marker));
    return adSet && { adSetId: adSet.id };
  },
});
