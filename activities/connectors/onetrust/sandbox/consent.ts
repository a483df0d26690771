import { z } from 'zod';
import { reply, type SandboxRoute } from '../../../sandbox/define-sandbox.ts';
import { COLLECTION_POINT, given, paged, type Onetrust } from './state.ts';

const submission = z.object({
  requestInformation: z.literal(COLLECTION_POINT),
  identifier: z.string().min(1),
  interactionDate: z.iso.datetime().optional(),
  purposes: z.array(z.object({ Id: z.string(), TransactionType: z.enum(['CONFIRMED', 'WITHDRAWN']) })),
  customPayload: z.record(z.string(), z.unknown()).optional(),
});

/** Purposes, what people agreed to, and the receipts of it. */
export const consentRoutes: Readonly<Record<string, SandboxRoute<Onetrust>>> = {
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
    if (purposes.some(({ Id }) => state.purposes[Id]?.Status !== 'ACTIVE')) return reply(400, 'Bad Request');
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
};
