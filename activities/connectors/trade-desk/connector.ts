import { z } from 'zod';
import { headerKey } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

/** A request that is refused as a whole may say of its lines why. */
const failedBody = z.looseObject({
  FailedLines: z.array(z.looseObject({ ErrorCode: z.string().optional() })).min(1),
});

export const tradeDesk = defineTool({
  id: 'trade-desk',
  title: 'The Trade Desk',
  category: 'advertising',
  purpose:
    'Tells the buying platform who belongs to which audience, what became of them, and whom to forget.',
  owner: 'ops',
  docs: 'https://partner.thetradedesk.com/v3/portal/data/doc/DataIntegrationOverview',
  baseUrl: 'https://usw-data.adsrvr.org',
  hosts: { conversions: 'https://offlineattrib.adsrvr.org' },
  apiVersion: 'v0.1',
  auth: headerKey('TTD-Auth'),
  settings: z.strictObject({
    advertiserId: z.string().min(1),
    /** Under which conversions are taken; the account manager names it. */
    dataProviderId: z.string().min(1).optional(),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 5,
    source: 'our own: the vendor agrees on limits with each partner and publishes none',
  },
  dataCategories: ['audiences', 'conversions', 'requests for erasure'],
  personalData: { in: ['id'], out: [] },
  processorAgreement: 'required',
  region: 'US; the vendor spreads data over its regions',
  cost: 'by the agreement for the seat; the API is free',
  contract: { file: 'thetradedesk-data.json', credentialParameter: 'TTD-Auth' },
  failure({ status, body }) {
    const parsed = failedBody.safeParse(body);
    // With 200, single lines failed: that is for the action to tell.
    if (!parsed.success || status === 200) return undefined;
    return { vendorCode: parsed.data.FailedLines[0]?.ErrorCode };
  },
});
