import { reply, type SandboxReply } from '../../../sandbox/define-sandbox.ts';

interface PurposeOfSubject {
  readonly Status: string;
  readonly ConsentDate?: string;
  readonly WithdrawalDate?: string;
  readonly FirstTransactionDate: string;
  readonly LastTransactionDate: string;
}

interface Receipt {
  readonly id: string;
  readonly dataSubjectIdentifier: string;
  readonly consentCreationDate: string;
  readonly interactionDate: string;
  readonly customPayload?: string;
}

export interface Onetrust {
  readonly purposes: Record<string, { readonly Label: string; readonly Status: string }>;
  /** By identifier, then by purpose. */
  readonly subjects: Record<string, Record<string, PurposeOfSubject>>;
  /** Newest first. */
  readonly receipts: Receipt[];
  readonly websites: readonly {
    readonly domainName: string;
    readonly domainId?: string;
    readonly status: string;
    readonly lastScannedDate?: string;
  }[];
  /** By site. */
  readonly scans: Readonly<Record<string, readonly Scan[]>>;
  /** Requests of data subjects, by the number that people see. */
  readonly requests: Record<string, DataSubjectRequest>;
}

interface Scan {
  readonly scanId: string;
  readonly status: 'COMPLETED' | 'SCANNING' | 'ERROR';
  readonly crawlStartDt: string;
  readonly crawlEndDt?: string;
  readonly cookies: readonly {
    readonly name: string;
    readonly host: string;
    readonly cookiepediaCategory?: string;
    readonly firstParty: boolean;
  }[];
}

interface DataSubjectRequest {
  readonly requestQueueRefId: string;
  readonly requestTraceId?: string;
  readonly email: string;
  readonly requestTypes: readonly string[];
  readonly subjectTypes: readonly string[];
  readonly language: string;
  readonly status: string;
  readonly dateCreated: string;
  readonly deadline: string;
  readonly dateCompleted?: string;
}

export const COLLECTION_POINT = 'eyJhbGciOiJSUzUxMiJ9.sandbox-collection-point.signature';
const MARKETING = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const BEGAN = '2026-01-05T08:00:00.000Z';
/** The site that has scans. */
const SITE = '3fd52b1c-8e06-4d7a-a4b9-60c2f1e75d88';
export const FORM = '6519ffd5-fe6b-4804-8dfc-1c2ae2da212d';
/** The form's own words for erasure. */
export const ERASURE = 'Delete my data';

export function initial(): Onetrust {
  return {
    purposes: {
      [MARKETING]: { Label: 'Marketing e-mail', Status: 'ACTIVE' },
      '2b9d6f04-51c8-4e7a-8d13-90af7c2e6b45': { Label: 'Product news', Status: 'ACTIVE' },
      'c83e5a17-0f62-4d9b-b5e4-3a7d18f92c60': { Label: 'Profiling for advertising', Status: 'ACTIVE' },
      '94a1d7e3-2c5b-4f80-a6d9-e70b4c38f512': { Label: 'Trade fair invitations', Status: 'RETIRED' },
    },
    subjects: {
      'ada@example.com': { [MARKETING]: given('2026-03-14T10:20:00.000Z') },
      'no-consent@example.com': {
        [MARKETING]: {
          ...given(BEGAN),
          Status: 'WITHDRAWN',
          WithdrawalDate: '2026-06-01T12:00:00.000Z',
          LastTransactionDate: '2026-06-01T12:00:00.000Z',
        },
      },
    },
    receipts: [],
    websites: [
      {
        domainName: 'www.maschinenraum.example',
        domainId: SITE,
        status: 'COMPLETED',
        lastScannedDate: '2026-11-16T03:00:00Z',
      },
      {
        domainName: 'shop.maschinenraum.example',
        domainId: 'c9a3e0d4-5b17-4f62-8e0a-1d7f94b2c635',
        status: 'COMPLETED',
        lastScannedDate: '2026-11-09T03:00:00Z',
      },
      { domainName: 'events.maschinenraum.example', status: 'PENDING' },
    ],
    scans: {
      [SITE]: [
        {
          scanId: '0b6f2f0e-7a51-4a39-9d5c-52c1f4a8e713',
          status: 'COMPLETED',
          crawlStartDt: '2026-11-16T02:10:00Z',
          crawlEndDt: '2026-11-16T03:00:00Z',
          cookies: [
            {
              name: 'session',
              host: 'www.maschinenraum.example',
              cookiepediaCategory: 'Strictly Necessary',
              firstParty: true,
            },
            {
              name: '_ga',
              host: '.maschinenraum.example',
              cookiepediaCategory: 'Performance',
              firstParty: true,
            },
            { name: 'tr', host: 'facebook.com', cookiepediaCategory: 'Targeting', firstParty: false },
            { name: 'x7', host: 'cdn.example.net', firstParty: false },
          ],
        },
        {
          scanId: 'e2d81c47-90b3-4c6e-8f15-7ab0d39e6f24',
          status: 'COMPLETED',
          crawlStartDt: '2026-10-16T02:10:00Z',
          crawlEndDt: '2026-10-16T03:00:00Z',
          cookies: [],
        },
        {
          scanId: '5f19c3a8-2d64-4e7b-b0a9-c8e41f7d2036',
          status: 'SCANNING',
          crawlStartDt: '2026-11-30T02:10:00Z',
          cookies: [],
        },
      ],
    },
    requests: {
      SL244HWD6D: {
        requestQueueRefId: 'SL244HWD6D',
        email: 'edsger@example.com',
        requestTypes: [ERASURE],
        subjectTypes: ['Customer'],
        language: 'en-us',
        status: 'COMPLETE',
        dateCreated: '2026-10-01T09:00:00.000Z',
        deadline: '2026-10-31T09:00:00.000Z',
        dateCompleted: '2026-10-20T15:30:00.000Z',
      },
    },
  };
}

export function given(at: string): PurposeOfSubject {
  return { Status: 'ACTIVE', ConsentDate: at, FirstTransactionDate: at, LastTransactionDate: at };
}

interface Page {
  readonly number: number;
  readonly size: number;
  readonly total: number;
  readonly last: boolean;
}

/** One page of a list; each list has its own names for where it is. */
export function paged(
  query: URLSearchParams,
  items: readonly object[],
  describe: (page: Page) => object,
): SandboxReply {
  const number = Number(query.get('page') ?? 0);
  const size = Number(query.get('size') ?? 20);
  const begin = number * size;
  const content = items.slice(begin, begin + size);
  const page = {
    number,
    size,
    total: Math.ceil(items.length / size),
    last: begin + size >= items.length,
  };
  return reply(200, { content, numberOfElements: content.length, ...describe(page) });
}
