import { crc32, deflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { plainName } from '../../../kit/marker.ts';
import { between, deliver, spansOf } from '../../../sandbox/delivery.ts';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { askedUpTo, today } from '../../../sandbox/latest-day.ts';
import { ACCOUNT, failed, type Campaign, type MicrosoftAds } from './state.ts';

/** What the market of this account is like; a click costs so many hundredths of the currency's unit. */
const MARKET = { click: 110, clickRate: 0.03, demand: 0.7 };
/** Conversions of a click, and what one is worth in units of the currency. */
const CONVERSION = { rate: 0.04, value: 90 };

const date = z.strictObject({ Day: z.int(), Month: z.int(), Year: z.int() });
const order = z.strictObject({
  Type: z.literal('CampaignPerformanceReportRequest'),
  Format: z.literal('Csv'),
  FormatVersion: z.literal('2.0'),
  ExcludeReportHeader: z.literal(true),
  ExcludeReportFooter: z.literal(true),
  ReturnOnlyCompleteData: z.literal(false),
  Aggregation: z.enum(['Daily', 'Summary']),
  Columns: z.array(z.string()).min(1),
  Scope: z.strictObject({
    Campaigns: z
      .array(z.strictObject({ AccountId: z.literal(ACCOUNT), CampaignId: z.string() }))
      .min(1)
      .max(300),
  }),
  Time: z.strictObject({ CustomDateRangeStart: date, CustomDateRangeEnd: date, ReportTimeZone: z.string() }),
});
type Order = z.output<typeof order>;

/** Reports, done at the first asking; a report's id and address carry its order, so that nothing of it is left behind. */
export const reportRoutes: Readonly<Record<string, SandboxRoute<MicrosoftAds>>> = {
  'POST /Reporting/v13/GenerateReport/Submit': ({ body }) => {
    const parsed = z.object({ ReportRequest: order }).safeParse(body);
    if (!parsed.success) return failed(400, 2004, 'ReportingServiceInvalidReportTimeCustomDateRange');
    const { Aggregation, Columns } = parsed.data.ReportRequest;
    if (Aggregation === 'Summary' && Columns.includes('TimePeriod')) {
      return failed(400, 2034, 'ReportingServiceTimePeriodColumnRequired');
    }
    const text = JSON.stringify(parsed.data.ReportRequest);
    return reply(200, { ReportRequestId: Buffer.from(text).toString('base64url') });
  },
  'POST /Reporting/v13/GenerateReport/Poll': ({ body, state, baseUrl, now }) => {
    const id = z.object({ ReportRequestId: z.string() }).safeParse(body).data?.ReportRequestId ?? '';
    const found = orderOf(id);
    if (found === undefined) return failed(400, 2100, 'ReportingServiceInvalidReportId');
    const rows = rowsOf(state, found, now());
    const ReportDownloadUrl = rows.length === 0 ? null : `${baseUrl}/ReportDownload/${id}`;
    return reply(200, { ReportRequestStatus: { Status: 'Success', ReportDownloadUrl } });
  },
  'GET /ReportDownload/{id}': ({ params, state, now }) => {
    const found = orderOf(params['id'] ?? '');
    if (found === undefined) return reply(404);
    const lines = [found.Columns, ...rowsOf(state, found, now())];
    const csv = lines
      .map((line) => line.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
      .join('\r\n');
    return { status: 200, body: zipOf('report.csv', Buffer.from(`\uFEFF${csv}\r\n`)) };
  },
};

function orderOf(id: string): Order | undefined {
  try {
    return order.parse(JSON.parse(Buffer.from(id, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

function rowsOf(state: MicrosoftAds, { Scope, Time, Columns, Aggregation }: Order, now: Date) {
  const [from, to] = [isoDate(Time.CustomDateRangeStart), isoDate(Time.CustomDateRangeEnd)];
  askedUpTo(state, to);
  const spans = spansOf(from, to, Aggregation === 'Daily');
  const asked = new Set(Scope.Campaigns.map(({ CampaignId }) => CampaignId));
  return Object.values(state.campaigns)
    .filter(({ Id }) => asked.has(Id))
    .flatMap((campaign) => spans.map(([first, last]) => figuresOf(campaign, first, last, today(state, now))))
    .filter(({ Impressions }) => Impressions !== '0')
    .map((row: Readonly<Record<string, string>>) => Columns.map((name) => row[name] ?? ''));
}

function figuresOf({ Id, Name, pace }: Campaign, from: string, to: string, now: number) {
  const flight = { pace: pace.map(({ at, daily }) => ({ at, daily: daily * 100 })), start: 0, end: Infinity };
  const { spent, clicks, impressions } = deliver([flight], MARKET, { from, to, now, name: Name });
  const conversions = Math.floor(clicks * CONVERSION.rate);
  return {
    TimePeriod: from,
    CampaignId: Id,
    CampaignName: Name,
    Impressions: String(impressions),
    Clicks: String(Math.floor(clicks)),
    Spend: (spent / 100).toFixed(2),
    ConversionsQualified: conversions.toFixed(2),
    Revenue: (conversions * CONVERSION.value).toFixed(2),
    ImpressionSharePercent: between(20, 50, `${plainName(Name)} share`).toFixed(2),
  };
}

function isoDate({ Day, Month, Year }: Order['Time']['CustomDateRangeStart']): string {
  return new Date(Date.UTC(Year, Month - 1, Day)).toISOString().slice(0, 10);
}

/** A ZIP archive of one file, APPNOTE.TXT 4.3. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
