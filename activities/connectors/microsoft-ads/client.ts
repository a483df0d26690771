import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import { download } from '../../kit/download.ts';
import { toolError } from '../../kit/errors.ts';
import { plainEmail, sha256Hex } from '../../kit/hashed-people.ts';
import type { Http } from '../../kit/http.ts';
import { requireSameCurrency } from '../../kit/same-currency.ts';
import { firstFileOf } from '../../kit/unzip.ts';
import type { microsoftAds } from './connector.ts';

type Settings = z.output<(typeof microsoftAds)['settings']>;

/** The answer to a change; errors of single items are failures before it is read. */
export const changed = z.object({ PartialErrors: z.array(z.unknown()).nullish() });

/** Changes fields of one campaign and leaves the others alone. */
export async function updateCampaign(
  http: Http,
  { accountId }: Settings,
  campaign: { readonly Id: string } & Readonly<Record<string, unknown>>,
): Promise<void> {
  await http.put({
    path: '/CampaignManagement/v13/Campaigns',
    json: { AccountId: accountId, Campaigns: [campaign] },
    response: changed,
  });
}

/** The account's currency, ISO 4217: every amount of the account is in it. */
export async function accountCurrency(http: Http, { accountId }: Settings): Promise<string> {
  const { Accounts } = await http.post({
    host: 'customer',
    path: '/CustomerManagement/v13/Accounts/Search',
    json: {
      Predicates: [{ Field: 'AccountId', Operator: 'Equals', Value: accountId }],
      PageInfo: { Index: 0, Size: 1 },
    },
    response: z.object({ Accounts: z.array(z.object({ CurrencyCode: z.string() })).nullish() }),
  });
  const [account] = Accounts ?? [];
  if (account === undefined) throw toolError('NOT_FOUND', { tool: 'microsoft-ads', fields: ['accountId'] });
  return account.CurrencyCode;
}

/** Refuses an amount in another currency than the account's: the vendor would take the bare number. */
export async function requireCurrency(http: Http, settings: Settings, currency: string): Promise<void> {
  requireSameCurrency(currency, await accountCurrency(http, settings), { tool: 'microsoft-ads' });
}

/** Custom parameters only show where a URL template names them, `{_mrstep}`: a place for the marker that nobody sees. */
export function markedBy(marker: string) {
  return { Parameters: [{ Key: MARKER_KEY, Value: marker }] };
}

/** Custom parameters of an object that we may have made. */
export const customParameters = z
  .object({ Parameters: z.array(z.object({ Key: z.string(), Value: z.string().nullish() })).nullish() })
  .nullish();

/** Whether an object carries the marker. */
export function isMarkedBy(parameters: z.output<typeof customParameters>, marker: string): boolean {
  return parameters?.Parameters?.some(({ Key, Value }) => Key === MARKER_KEY && Value === marker) ?? false;
}

const MARKER_KEY = 'mrstep';

/** A date as the vendor writes it beside reports and ad groups. */
export function vendorDate(date: string): {
  readonly Day: number;
  readonly Month: number;
  readonly Year: number;
} {
  const [year, month, day] = date.split('-').map(Number);
  return { Day: day ?? 0, Month: month ?? 0, Year: year ?? 0 };
}

/** The hash by which the vendor knows an address: without dots and alias before the @; guides/uet-conversion-api-integration, "Hashed identifiers". */
export function hashedEmail(email: string): string {
  const [local = '', domain = ''] = plainEmail(email).split('@');
  return sha256Hex(`${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`);
}

/** What a report is asked for. */
export interface ReportOrder {
  readonly campaignIds: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly daily?: boolean | undefined;
}

type ReportCall = Pick<
  Call<unknown, Settings>,
  'http' | 'settings' | 'pause' | 'heartbeat' | 'signal' | 'now'
>;

const COLUMNS = [
  'CampaignId',
  'CampaignName',
  'Impressions',
  'Clicks',
  'Spend',
  'ConversionsQualified',
  'Revenue',
  'ImpressionSharePercent',
];

/** Orders a report of campaigns, waits for it and reads it. Amounts are in whole units of the account's currency. */
export async function readReport(call: ReportCall, order: ReportOrder) {
  const { http, settings } = call;
  const { ReportRequestId: id } = await http.post({
    host: 'reporting',
    path: '/Reporting/v13/GenerateReport/Submit',
    json: {
      ReportRequest: {
        Type: 'CampaignPerformanceReportRequest',
        Format: 'Csv',
        FormatVersion: '2.0',
        ExcludeReportHeader: true,
        ExcludeReportFooter: true,
        ReturnOnlyCompleteData: false,
        Aggregation: order.daily === true ? 'Daily' : 'Summary',
        Columns: order.daily === true ? ['TimePeriod', ...COLUMNS] : COLUMNS,
        Scope: {
          Campaigns: order.campaignIds.map((CampaignId) => ({ AccountId: settings.accountId, CampaignId })),
        },
        Time: {
          CustomDateRangeStart: vendorDate(order.from),
          CustomDateRangeEnd: vendorDate(order.to),
          ReportTimeZone: settings.timeZone,
        },
      },
    },
    response: z.object({ ReportRequestId: z.string() }),
  });
  const address = await finished(call, id);
  if (address === undefined) return [];
  const file = { tool: 'microsoft-ads', action: 'microsoft-ads.readFigures', request: 'GET report' };
  const text = firstFileOf(await download(call, address, file))?.toString('utf8');
  const rows = z.array(reportRow).safeParse(text === undefined ? undefined : rowsOf(text));
  if (!rows.success) throw toolError('BAD_RESPONSE', file);
  return rows.data;
}

/** Most reports are done within minutes; after an hour the vendor advises to give up (guides/request-download-report). */
const WAITS_SECONDS = [5, 10, 15, 30, 60, 60, 120, 120, 180, 300, 300, 300, 300, 300, 300, 300];

/** The address of the report, or nothing where there is no data. */
async function finished({ http, pause, heartbeat }: ReportCall, id: string): Promise<string | undefined> {
  const facts = { action: 'microsoft-ads.readFigures' };
  for (const seconds of WAITS_SECONDS) {
    await pause(seconds * 1000);
    heartbeat();
    const { ReportRequestStatus } = await http.post({
      host: 'reporting',
      path: '/Reporting/v13/GenerateReport/Poll',
      json: { ReportRequestId: id },
      response: z.object({
        ReportRequestStatus: z.object({
          Status: z.enum(['Pending', 'Success', 'Error']),
          ReportDownloadUrl: z.string().nullish(),
        }),
      }),
    });
    if (ReportRequestStatus.Status === 'Success') return ReportRequestStatus.ReportDownloadUrl ?? undefined;
    if (ReportRequestStatus.Status === 'Error') {
      throw toolError('UNAVAILABLE', { ...facts, fields: ['the report failed'] });
    }
  }
  throw toolError('TIMEOUT', { ...facts, fields: ['the report is still pending'] });
}

const count = z.string().regex(/^\d+$/).transform(Number);
const decimal = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .transform(Number);
const reportRow = z.object({
  TimePeriod: z.iso.date().optional(),
  CampaignId: z.string().regex(/^\d+$/),
  CampaignName: z.string(),
  Impressions: count,
  Clicks: count,
  Spend: decimal,
  ConversionsQualified: z
    .literal('')
    .transform(() => 0)
    .or(decimal),
  Revenue: z
    .literal('')
    .transform(() => 0)
    .or(decimal),
  // Empty where there is no data; a share may carry its sign.
  ImpressionSharePercent: z
    .string()
    .transform((text) => (/^\d/.test(text) ? Number.parseFloat(text) : undefined)),
});

/** The rows of CSV with column names, RFC 4180. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  const [names = [], ...rows] = lines;
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])));
}
