import type { FaultRequest } from '../../activities/sandbox/faults.ts';
import type { RunningSandbox } from '../../activities/sandbox/start-sandbox.ts';
import { makeContact } from './made-by-hand.ts';
import type { leadOf } from './people-in-leads.ts';

type Lead = ReturnType<typeof leadOf>;

/** What an engineer says to an incident. */
export type Remedy = { readonly retry: object } | { readonly resolve: object };

/** What a tool does in the middle of a case, and how the case gets over it. */
export interface ToolTrouble {
  readonly what: string;
  readonly faults: readonly FaultRequest[];
  /** What is wrong with the lead itself. */
  readonly wrong?: (lead: Lead) => Lead;
  /** The step takes at least so long by the clock of the case, milliseconds. */
  readonly waits?: number;
}

export interface Stopping extends ToolTrouble {
  readonly code: string;
  readonly element: string;
  readonly remedy: (lead: Lead, sandbox: RunningSandbox) => Promise<Remedy>;
}

const ATTEMPTS = 10;
/** What a vendor says in prose quotes what it was sent. */
const quoting = { message: 'vroni@zq7.example is not what we want, Vronizq7' };

/** To record a receipt twice is to record two: the work that must neither be lost nor done again. */
const receipts = (fault: FaultRequest['fault']): FaultRequest => ({
  tool: 'onetrust',
  match: { method: 'POST', path: '/consentreceipts' },
  fault,
});
const contacts = (fault: FaultRequest['fault']): FaultRequest => ({
  tool: 'hubspot',
  match: { method: 'POST', path: '/contacts/batch/upsert' },
  fault,
});
const again = async (): Promise<Remedy> => ({ retry: {} });
const withRightLead = async (lead: Lead): Promise<Remedy> => ({ retry: { lead } });

/** Nobody has to do anything. */
export const passing: readonly ToolTrouble[] = [
  {
    what: '429 with Retry-After',
    faults: [receipts({ status: 429, headers: { 'retry-after': '120' }, body: quoting })],
    waits: 120_000,
  },
  {
    what: '500, three times',
    faults: [receipts({ status: 500, body: quoting, times: 3 })],
    waits: 1000 + 2000 + 4000,
  },
  { what: 'the connection cut before the work', faults: [receipts({ resetBefore: true })] },
  { what: 'the connection cut after the work', faults: [receipts({ dropAfterWork: true })] },
  {
    what: 'the connection cut after the work, where it may be repeated',
    faults: [contacts({ dropAfterWork: true })],
  },
  {
    what: 'a text instead of JSON',
    faults: [receipts({ status: 200, body: '<html>vroni@zq7.example</html>' })],
  },
  { what: 'JSON of another shape', faults: [receipts({ status: 200, body: { receipts: [quoting] } })] },
  {
    what: '503 where it was asked only, inside the worker',
    faults: [{ tool: 'onetrust', match: { method: 'GET' }, fault: { status: 503 } }],
  },
];

/** The case waits for an engineer. */
export const stopping: readonly Stopping[] = [
  {
    what: '401',
    faults: [receipts({ status: 401, body: quoting })],
    code: 'AUTH_FAILED',
    element: 'recordConsent',
    remedy: again,
  },
  {
    what: '401 where it was asked only, inside the worker',
    faults: [{ tool: 'onetrust', match: { method: 'GET' }, fault: { status: 401 } }],
    code: 'AUTH_FAILED',
    element: 'readConsent',
    remedy: again,
  },
  {
    what: '404',
    faults: [receipts({ status: 404, body: quoting })],
    code: 'NOT_FOUND',
    element: 'recordConsent',
    remedy: again,
  },
  {
    what: '409: somebody has made the contact by hand',
    faults: [contacts({ status: 409, body: quoting })],
    code: 'CONFLICT',
    element: 'upsertContact',
    remedy: async ({ email }, sandbox) => ({
      resolve: { contactId: await makeContact(sandbox, email), created: false },
    }),
  },
  {
    what: '422: a consent of a hundred years ago',
    faults: [receipts({ status: 422, body: quoting })],
    wrong: (lead) => ({ ...lead, consent: { ...lead.consent, at: '1926-11-20T08:00:00Z' } }),
    code: 'INVALID_INPUT',
    element: 'recordConsent',
    remedy: withRightLead,
  },
  {
    what: 'a refusal of what it was sent: a purpose that was given up',
    faults: [],
    wrong: (lead) => ({
      ...lead,
      consent: { ...lead.consent, purposeId: '94a1d7e3-2c5b-4f80-a6d9-e70b4c38f512' },
    }),
    code: 'INVALID_INPUT',
    element: 'recordConsent',
    remedy: withRightLead,
  },
  {
    what: '500 at every attempt',
    faults: [receipts({ status: 500, body: quoting, times: ATTEMPTS })],
    code: 'UNAVAILABLE',
    element: 'recordConsent',
    remedy: again,
  },
  {
    what: 'nonsense at every attempt',
    faults: [contacts({ status: 200, body: quoting, times: ATTEMPTS })],
    code: 'BAD_RESPONSE',
    element: 'upsertContact',
    remedy: again,
  },
  {
    what: 'the connection cut after the work, and then no word on whether it was done',
    faults: [
      receipts({ dropAfterWork: true }),
      { tool: 'onetrust', match: { method: 'GET', path: '/receipts' }, fault: { status: 404 } },
    ],
    code: 'NOT_FOUND',
    element: 'recordConsent',
    // The engineer looks in the tool: it is there.
    remedy: async () => ({ resolve: { receiptId: 'found-by-hand' } }),
  },
];

/** Longer than a connector waits for an answer: 20 seconds. */
export const tooLate: FaultRequest = {
  tool: 'klaviyo',
  match: { path: '/profile-import' },
  fault: { answerDelayMs: 20_500 },
};
