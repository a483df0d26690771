import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../../kit/define-action.ts';
import type { Http } from '../../kit/http.ts';
import type { Path } from '../../kit/path.ts';
import { utcTime } from '../../kit/utc-time.ts';

interface List<Item extends z.ZodType> {
  readonly path: string | Path;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Items a page; the vendor's most for this list. */
  readonly size: number;
  readonly item: Item;
}

/** Reads a list page by page. Lists differ in how they name their last page. */
export async function* readPages<Item extends z.ZodType>(
  http: Http,
  { path, query, headers, size, item }: List<Item>,
): AsyncGenerator<readonly z.output<Item>[]> {
  const response = z.object({
    content: z.array(item),
    last: z.boolean().optional(),
    totalPages: z.int().optional(),
  });
  for (let page = 0; ; page += 1) {
    const { content, last, totalPages } = await http.get({
      path,
      query: { ...query, page, size },
      ...(headers === undefined ? {} : { headers }),
      response,
    });
    yield content;
    if (content.length === 0 || last === true || page + 1 >= (totalPages ?? Infinity)) return;
  }
}

/** The sites that are scanned; with a domain only that site, `www.` or not. */
export async function* readSites(http: Http, domain: string | undefined) {
  const wanted = domain === undefined ? undefined : siteOf(domain);
  for await (const page of readPages(http, {
    path: '/api/cmp/v1/webscans',
    query: { searchStr: wanted },
    size: 100,
    item: website,
  })) {
    // The search also finds sites that merely contain the name.
    yield page.filter(({ domainName }) => wanted === undefined || siteOf(domainName) === wanted);
  }
}

/** The vendor's times are UTC, and not all of them say so. */
export const time = utcTime.nullish();

const website = z.object({
  domainName: z.string(),
  domainId: z.string().optional(),
  status: z.string(),
  lastScannedDate: time,
});

function siteOf(domain: string): string {
  return domain
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '');
}

export const consentStatus = z.enum(['ACTIVE', 'WITHDRAWN', 'EXPIRED', 'NONE']);

type Consent = z.output<typeof consentStatus>;

/**
 * Statuses that say something about consent. The others (PENDING, NO_CONSENT, IMPLICIT, ALWAYS_ACTIVE, …) prove none:
 * consent is a clear affirmative act, GDPR Art. 4(11) and 7(1).
 */
const CONSENT: Readonly<Record<string, Consent>> = {
  ACTIVE: 'ACTIVE',
  WITHDRAWN: 'WITHDRAWN',
  OPT_OUT: 'WITHDRAWN',
  HARD_OPT_OUT: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
};

const purposeOfSubject = z.object({
  Id: z.string(),
  Name: z.string().nullish(),
  Status: z.string(),
  ConsentDate: time,
  WithdrawalDate: time,
  ExpiryDate: time,
  LastTransactionDate: time,
});

const profiles = z.object({ content: z.array(z.object({ Purposes: z.array(purposeOfSubject).nullish() })) });

/** What OneTrust knows of a person, purpose by purpose; nothing where it does not know the person. */
export async function purposesOf(http: Http, identifier: string) {
  const { content } = await http.get({
    path: '/api/consentmanager/v1/datasubjects/profiles',
    query: { page: 0, size: 1 },
    headers: { identifier },
    response: profiles,
  });
  const [subject] = content;
  return subject && (subject.Purposes ?? []).map(stateOf);
}

function stateOf(purpose: z.output<typeof purposeOfSubject>) {
  const consent: Consent = CONSENT[purpose.Status] ?? 'NONE';
  const date = {
    ACTIVE: purpose.ConsentDate,
    WITHDRAWN: purpose.WithdrawalDate,
    EXPIRED: purpose.ExpiryDate,
    NONE: undefined,
  }[consent];
  return {
    purposeId: purpose.Id,
    name: purpose.Name ?? undefined,
    consent,
    at: date ?? purpose.LastTransactionDate ?? undefined,
  };
}

/** A receipt that is to be written. */
export interface Receipt {
  readonly identifier: string;
  readonly purposeIds: readonly string[];
  readonly given: boolean;
  /** When the person decided; now when absent. */
  readonly at?: string | undefined;
}

type ReceiptCall = Call<unknown, { readonly collectionPointToken: string }>;

/** Writes one receipt. Its number is our reference: the vendor's answer is a token with the person's identifier in it. */
export async function writeReceipt(
  { settings, http, marker, now }: ReceiptCall,
  { identifier, purposeIds, given, at }: Receipt,
): Promise<{ receiptId: string }> {
  await http.post({
    baseUrl: receiptsBaseUrl(http.baseUrl),
    // The collection point's JWT is all that the host wants; the header would be read as a person's own credential.
    anonymous: true,
    path: '/consentreceipts',
    json: {
      requestInformation: settings.collectionPointToken,
      identifier,
      interactionDate: at ?? now().toISOString(),
      purposes: purposeIds.map((Id) => ({ Id, TransactionType: given ? 'CONFIRMED' : 'WITHDRAWN' })),
      customPayload: { reference: marker },
    },
    response: z.object({ receipt: z.string() }),
  });
  return { receiptId: marker };
}

/** Looks for the receipt of this step among the person's. */
export async function findReceipt(
  { http, marker }: Pick<ReceiptCall, 'http' | 'marker'>,
  identifier: string,
): Promise<{ receiptId: string } | undefined> {
  for await (const page of readPages(http, {
    path: RECEIPTS_OF_A_PERSON,
    headers: { identifier },
    size: 50,
    item: receipt,
  })) {
    if (page.some(({ customPayload }) => customPayload?.includes(marker))) return { receiptId: marker };
  }
  return undefined;
}

/** Deprecated since 2024 in favour of `POST /api/consent/v2/receipts`, which says less clearly what it takes for an identifier. */
const RECEIPTS_OF_A_PERSON = '/api/consentmanager/v1/receipts';

/** The custom payload comes back as JSON in a string. */
const receipt = z.object({ customPayload: z.string().nullish() });

/**
 * Receipts are taken on a host of their own, which has `privacyportal` before the environment's name
 * (developer.onetrust.com, Create Consent Receipts). A proxy or a sandbox takes everything on one.
 * @example receiptsBaseUrl('https://app-eu.onetrust.com') // https://privacyportal-eu.onetrust.com/request/v1
 */
export function receiptsBaseUrl(baseUrl: string): string {
  const environment = /^https:\/\/([a-z-]+)\.onetrust\.com\/?$/.exec(baseUrl)?.[1];
  if (environment === undefined) return baseUrl;
  const name = environment.startsWith('app') ? environment.slice('app'.length) : environment.replace('-', '');
  return `https://privacyportal${name}.onetrust.com/request/v1`;
}

/** The trace id of a request is a UUID; ours is the same on every attempt of a step (RFC 9562, version 8). */
export function traceIdOf(idempotencyKey: string): string {
  const hex = createHash('sha256').update(idempotencyKey).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
