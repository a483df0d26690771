import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

const vendorError = z.looseObject({ code: z.string().optional() });
/** OData's error; a query answers 200 with an error in its result. */
const failedBody = z.union([
  z.looseObject({ error: vendorError }).transform(({ error }) => error),
  z
    .looseObject({ results: z.tuple([z.looseObject({ error: vendorError })]) })
    .transform(({ results }) => results[0].error),
]);

/** Codes whose HTTP status (403, 400) says something else. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  TokenExpired: 'AUTH_FAILED',
  RefreshInProgressException: 'CONFLICT',
};

export const powerBi = defineTool({
  id: 'power-bi',
  title: 'Microsoft Power BI',
  category: 'business-intelligence',
  purpose: 'Shows the figures of all channels beside each other, fresh when a process needs them.',
  owner: 'ops',
  docs: 'https://learn.microsoft.com/en-us/rest/api/power-bi/',
  baseUrl: 'https://api.powerbi.com',
  apiVersion: 'v1.0',
  auth: bearer({
    grants: ['client-credentials', 'refresh-token'],
    // Entra names rights of an app elsewhere. Each tenant has a token endpoint of its own, which the connection says.
    scope: 'https://analysis.windows.net/powerbi/api/.default',
    tokenUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
  }),
  settings: z.strictObject({
    /** Workspace whose datasets and reports are used. */
    workspaceId: z.guid(),
    /** Column that holds our reference, in every table that rows are appended to. */
    referenceColumn: z.string().min(1).default('Reference'),
  }),
  scopes: ['Dataset.Read.All', 'Dataset.ReadWrite.All', 'Report.Read.All'],
  rateLimit: {
    perSecond: 1,
    source:
      'learn.microsoft.com, execute queries and push dataset limitations: 120 a minute; others are unpublished, and some saw 429 above 60 a minute',
  },
  dataCategories: ['tables', 'reports'],
  // Cells are whatever a dataset holds; nobody but its owners knows what they mean. The README says what does not belong there.
  personalData: { in: [], out: [] },
  processorAgreement: 'required',
  region: "the tenant's home region; requests may pass others",
  cost: 'the API is free; people need Pro seats, export and more than eight refreshes a day need a capacity',
  contract: { file: 'powerbi.json' },
  failure({ status, body }) {
    const parsed = failedBody.safeParse(body);
    if (!parsed.success) return undefined;
    const { code } = parsed.data;
    return { code: CODES[code ?? ''] ?? (status === 200 ? 'INVALID_INPUT' : undefined), vendorCode: code };
  },
});
