import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';

export const awin = defineTool({
  id: 'awin',
  title: 'Awin',
  category: 'advertising',
  purpose: 'Pays partners for the sales and leads that they brought, once these proved to be good.',
  owner: 'ops',
  docs: 'https://help.awin.com/apidocs/introduction-1',
  baseUrl: 'https://api.awin.com',
  apiVersion: 'as documented on 2025-10-07 (addresses carry none)',
  auth: bearer(),
  settings: z.strictObject({
    /** The advertiser's programme, digits only. */
    advertiserId: z.string().regex(/^\d+$/),
  }),
  scopes: [],
  rateLimit: {
    perSecond: 0.3,
    source: 'help.awin.com/apidocs, introduction: 20 calls a minute for a user, whatever the programme',
  },
  dataCategories: ['sales', 'commissions', 'partners', 'advertising figures'],
  // Order references name orders; what Awin tells of buyers (hashed addresses, click references) is not read.
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: 'EU',
  cost: 'the API is free in the plans Advanced and Accelerate; approved commissions are paid, with the fee on top',
  contract: { none: 'the pages of help.awin.com/apidocs; there is no machine-readable contract' },
});
