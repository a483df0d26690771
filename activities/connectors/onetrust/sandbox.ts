import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

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

interface Onetrust {
  readonly purposes: Record<string, { readonly Label: string; readonly Status: string }>;
  /** By identifier, then by purpose. */
  readonly subjects: Record<string, Record<string, PurposeOfSubject>>;
  /** Newest first. */
  readonly receipts: Receipt[];
  readonly websites: readonly {
    readonly domainName: string;
    readonly status: string;
    readonly lastScannedDate?: string;
  }[];
}

const COLLECTION_POINT = 'eyJhbGciOiJSUzUxMiJ9.sandbox-collection-point.signature';
const MARKETING = '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901';
const BEGAN = '2026-01-05T08:00:00.000Z';
const submission = z.object({
  requestInformation: z.literal(COLLECTION_POINT),
  identifier: z.string().min(1),
  interactionDate: z.iso.datetime().optional(),
  purposes: z.array(z.object({ Id: z.string(), TransactionType: z.enum(['CONFIRMED', 'WITHDRAWN']) })),
  customPayload: z.record(z.string(), z.unknown()).optional(),
});

export const onetrustSandbox = defineSandbox<Onetrust>({
  tool: 'onetrust',
  connection: {
    token: 'sandbox-onetrust-token',
    settings: { collectionPointToken: COLLECTION_POINT },
  },
  secrets: [COLLECTION_POINT],
  refuse: () => reply(401),
  initial: () => ({
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
        status: 'COMPLETED',
        lastScannedDate: '2026-11-16T03:00:00Z',
      },
      {
        domainName: 'shop.maschinenraum.example',
        status: 'COMPLETED',
        lastScannedDate: '2026-11-09T03:00:00Z',
      },
      { domainName: 'events.maschinenraum.example', status: 'PENDING' },
    ],
  }),
  routes: {
    'GET /api/consentmanager/v1/purposes': ({ query, state }) => {
      const all = Object.entries(state.purposes).map(([Id, { Label, Status }]) => ({
        Id,
        Label,
        Status,
        Version: 1,
        PurposeType: 'STANDARD',
      }));
      return paged(query, all, (page) => ({ number: page.number, size: page.size, last: page.last }));
    },
    'GET /api/consentmanager/v1/datasubjects/profiles': ({ headers, query, state }) => {
      const hits = Object.entries(state.subjects)
        .filter(([identifier]) => (headers['identifier'] ?? identifier) === identifier)
        .map(([Identifier, purposes]) => ({
          Identifier,
          TestDataSubject: false,
          Purposes: Object.entries(purposes).map(([Id, purpose]) => ({
            Id,
            Name: state.purposes[Id]?.Label,
            Version: 1,
            ...purpose,
          })),
        }));
      return paged(query, hits, (page) => ({ number: page.number, size: page.size, last: page.last }));
    },
    'GET /api/consentmanager/v1/receipts': ({ headers, query, state }) => {
      const hits = state.receipts.filter(
        ({ dataSubjectIdentifier }) => dataSubjectIdentifier === headers['identifier'],
      );
      return paged(query, hits, (page) => ({ number: page.number, size: page.size, last: page.last }));
    },
    'POST /consentreceipts': ({ body, state, nextId, now }) => {
      const parsed = submission.safeParse(body);
      if (!parsed.success) return reply(400, 'Bad Request');
      const { identifier, purposes, interactionDate, customPayload } = parsed.data;
      if (purposes.some(({ Id }) => state.purposes[Id]?.Status !== 'ACTIVE'))
        return reply(400, 'Bad Request');
      const number = nextId();
      const at = new Date(interactionDate ?? now()).toISOString();
      const known = state.subjects[identifier] ?? {};
      for (const { Id, TransactionType } of purposes) {
        const before = known[Id] ?? given(at);
        // The latest interaction wins, whatever the order of arrival.
        if (before.LastTransactionDate > at) continue;
        known[Id] =
          TransactionType === 'CONFIRMED'
            ? { ...before, Status: 'ACTIVE', ConsentDate: at, LastTransactionDate: at }
            : { ...before, Status: 'WITHDRAWN', WithdrawalDate: at, LastTransactionDate: at };
      }
      state.subjects[identifier] = known;
      state.receipts.unshift({
        id: `5a2c2d8f-fd08-41c9-b912-${String(number).padStart(12, '0')}`,
        dataSubjectIdentifier: identifier,
        consentCreationDate: now().toISOString(),
        interactionDate: at,
        ...(customPayload === undefined ? {} : { customPayload: JSON.stringify(customPayload) }),
      });
      return reply(200, { receipt: `eyJhbGciOiJSUzUxMiJ9.sandbox-receipt-${number}.signature` });
    },
    'GET /api/cmp/v1/webscans': ({ query, state }) => {
      const search = query.get('searchStr') ?? '';
      const hits = state.websites.filter(({ domainName }) => domainName.includes(search));
      return paged(query, hits, (page) => ({
        pageNumber: page.number,
        pageSize: page.size,
        totalPages: page.total,
      }));
    },
  },
});

function given(at: string): PurposeOfSubject {
  return { Status: 'ACTIVE', ConsentDate: at, FirstTransactionDate: at, LastTransactionDate: at };
}

interface Page {
  readonly number: number;
  readonly size: number;
  readonly total: number;
  readonly last: boolean;
}

/** One page of a list; each list has its own names for where it is. */
function paged(
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
