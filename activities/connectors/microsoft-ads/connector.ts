import { z } from 'zod';
import { bearer } from '../../kit/auth.ts';
import { defineTool, type Failure } from '../../kit/define-tool.ts';
import type { ToolErrorCode } from '../../kit/errors.ts';

const problems = z.array(z.looseObject({ ErrorCode: z.string().nullish() }).nullish()).nullish();
/** ApiFaultDetail, AdApiFaultDetail, and the errors of single items beside a 200. */
const failedBody = z.looseObject({
  OperationErrors: problems,
  BatchErrors: problems,
  Errors: problems,
  PartialErrors: problems,
});

/** Symbolic codes that the HTTP status does not tell apart; guides/operation-error-codes in MicrosoftDocs/Advertising. */
const CODES: Readonly<Record<string, ToolErrorCode>> = {
  InternalError: 'UNAVAILABLE',
  InvalidCredentials: 'AUTH_FAILED',
  AuthenticationTokenExpired: 'AUTH_FAILED',
  UserIsNotAuthorized: 'FORBIDDEN',
  ReportingServiceAccountNotAuthorized: 'FORBIDDEN',
  CustomerListTermsAndConditionsNotAccepted: 'FORBIDDEN',
  CallRateExceeded: 'RATE_LIMITED',
  ConcurrentRequestOverLimit: 'RATE_LIMITED',
  CampaignServiceEntityDoesNotExist: 'NOT_FOUND',
  CampaignServiceInvalidAccountId: 'NOT_FOUND',
  CampaignServiceInvalidCampaignId: 'NOT_FOUND',
  CampaignServiceInvalidAdGroupId: 'NOT_FOUND',
  CampaignServiceInvalidAdId: 'NOT_FOUND',
  InvalidAudienceId: 'NOT_FOUND',
  CampaignServiceCannotCreateDuplicateCampaign: 'CONFLICT',
  CampaignServiceCannotCreateDuplicateAdGroup: 'CONFLICT',
  CampaignServiceDuplicateAd: 'CONFLICT',
};

/** Calls are counted over sixty seconds (guides/services-protocol, "Handle Throttling"); no answer names the wait. */
const RATE_WAIT_MS = 60_000;

export const microsoftAds = defineTool({
  id: 'microsoft-ads',
  title: 'Microsoft Advertising',
  category: 'advertising',
  purpose:
    'Runs search campaigns on Bing and its partners, and learns which clicks became leads that sales accepted.',
  owner: 'ops',
  docs: 'https://learn.microsoft.com/advertising/guides/',
  baseUrl: 'https://campaign.api.bingads.microsoft.com',
  hosts: {
    reporting: 'https://reporting.api.bingads.microsoft.com',
    customer: 'https://clientcenter.api.bingads.microsoft.com',
  },
  apiVersion: 'v13',
  auth: bearer({
    grants: ['refresh-token'],
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  }),
  settings: z.strictObject({
    /** Ad account whose campaigns are run; the number in the address bar, not the one that begins with a letter. */
    accountId: z.string().regex(/^\d+$/),
    /** Customer (manager account) that holds it. */
    customerId: z.string().regex(/^\d+$/),
    developerToken: z.string().min(1),
    /** Time zone of campaigns and reports, by the vendor's name: `AmsterdamBerlinBernRomeStockholmVienna`. */
    timeZone: z.string().regex(/^[A-Za-z]+$/),
    /** Languages of the ads, by the vendor's names: `German`. */
    languages: z.array(z.string().regex(/^[A-Za-z]+$/)).min(1),
    /** Says that the account's owner accepted the Customer Match terms; nobody is added to an audience without. */
    customerMatchTerms: z.literal('ACCEPTED').optional(),
  }),
  secretSettings: ['developerToken'],
  scopes: ['https://ads.microsoft.com/msads.manage'],
  rateLimit: {
    perSecond: 2,
    source: 'our own: the vendor counts calls of a user over sixty seconds and does not publish how many',
  },
  dataCategories: ['campaigns', 'budgets', 'advertising figures', 'conversions', 'audiences'],
  personalData: { in: ['msclkid', 'email', 'phone'], out: [] },
  processorAgreement: 'required',
  region: 'worldwide, by Microsoft',
  cost: 'the API is free; active campaigns spend their daily budget',
  contract: {
    file: 'microsoft-ads.json',
    departures: [
      {
        operation: 'POST /CampaignManagement/v13/Campaigns',
        at: 'response 200 /CampaignIds/# must be string',
        why: 'a campaign that was refused has a null among the ids (AddCampaigns, partial success)',
      },
    ],
    // Built from the vendor's pages (MicrosoftDocs/Advertising, REST templates) and its client (BingAds-Python-SDK@0f49dec, MIT).
    beyond: [
      {
        operation: 'POST /CampaignManagement/v13/AdGroups',
        like: 'nothing',
        why: 'AddAdGroups; the slice has no ad groups',
      },
      { operation: 'PUT /CampaignManagement/v13/AdGroups', like: 'nothing', why: 'UpdateAdGroups' },
      {
        operation: 'POST /CampaignManagement/v13/AdGroups/QueryByCampaignId',
        like: 'nothing',
        why: 'GetAdGroupsByCampaignId',
      },
      { operation: 'POST /CampaignManagement/v13/Ads', like: 'nothing', why: 'AddAds; the slice has no ads' },
      { operation: 'PUT /CampaignManagement/v13/Ads', like: 'nothing', why: 'UpdateAds' },
      {
        operation: 'POST /CampaignManagement/v13/Ads/QueryByAdGroupId',
        like: 'nothing',
        why: 'GetAdsByAdGroupId',
      },
      {
        operation: 'POST /CampaignManagement/v13/Audiences/QueryByIds',
        like: 'nothing',
        why: 'GetAudiencesByIds',
      },
      {
        operation: 'GET /ReportDownload/{file}',
        like: 'nothing',
        why: 'the file of a report, at an address that the vendor signs; it is no operation of the API',
      },
    ],
  },
  headers: ({ developerToken, customerId, accountId }) => ({
    DeveloperToken: developerToken,
    CustomerId: customerId,
    CustomerAccountId: accountId,
  }),
  failure: ({ status, body }) => failureIn(status, body),
});

function failureIn(status: number, body: unknown): Failure | undefined {
  const parsed = failedBody.safeParse(body);
  if (!parsed.success) return undefined;
  const { OperationErrors, BatchErrors, Errors, PartialErrors } = parsed.data;
  const problem = [OperationErrors, BatchErrors, Errors, PartialErrors]
    .flatMap((list) => list ?? [])
    .find((item) => item !== null && item !== undefined);
  if (problem === undefined || problem === null) return undefined;
  const vendorCode = problem.ErrorCode ?? undefined;
  const code = CODES[vendorCode ?? ''] ?? (status === 200 ? 'INVALID_INPUT' : undefined);
  return { code, vendorCode, ...(code === 'RATE_LIMITED' ? { retryAfterMs: RATE_WAIT_MS } : {}) };
}
