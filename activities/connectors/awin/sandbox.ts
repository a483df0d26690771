import { z } from 'zod';
import { defineSandbox, reply, type SandboxReply } from '../../sandbox/define-sandbox.ts';

interface Transaction {
  readonly id: number;
  readonly publisherId: number;
  readonly orderRef: string;
  readonly transactionDate: string;
  commissionStatus: 'pending' | 'approved' | 'declined';
  saleAmount: number;
  validationDate?: string;
  reason?: string;
}

const decision = z.union([
  z.strictObject({
    action: z.literal('approve'),
    transaction: z.strictObject({ transactionId: z.int() }),
  }),
  z.strictObject({
    action: z.literal('decline'),
    transaction: z.strictObject({ transactionId: z.int(), declineReason: z.string().min(1) }),
  }),
  z.strictObject({
    action: z.literal('amend'),
    approve: z.literal(false),
    transaction: z.strictObject({
      transactionId: z.int(),
      amendReason: z.string().min(1),
      currency: z.literal('EUR'),
      saleAmount: z.number().positive(),
      transactionParts: z.array(z.object({ amount: z.number(), commissionGroupCode: z.string() })).min(1),
    }),
  }),
]);
type Decision = z.output<typeof decision>;

interface Awin {
  readonly transactions: Record<string, Transaction>;
  /** Jobs that are still to be done: they are when somebody looks for the second time, at them or at the transactions. */
  readonly jobs: Record<string, { readonly decisions: readonly Decision[]; asked: number }>;
  /** The partners' names and their clicks of a day. */
  readonly publishers: Record<string, { readonly name: string; readonly clicks: number }>;
}

const TOKEN = '5f0c-sandbox-awin';
const ADVERTISER = '7052';
const COMMISSION = 0.1;
const PROGRAMME = '/advertisers/{advertiserId}';
const MOST_DECISIONS = 40_000;

export const awinSandbox = defineSandbox<Awin>({
  tool: 'awin',
  connection: { token: TOKEN, settings: { advertiserId: ADVERTISER } },
  refuse: () => failed(401, 'invalid_token'),
  unknown: () => failed(404, 'not_found'),
  initial: () => ({
    transactions: Object.fromEntries(
      [
        sale(484816099, 189069, '2026-11-03T10:15:00', 89.95),
        sale(484816100, 189069, '2026-11-05T17:40:10', 240),
        sale(484816101, 331200, '2026-11-12T08:02:59', 19.5),
        {
          ...sale(484816102, 331200, '2026-11-14T12:00:00', 60),
          commissionStatus: 'approved' as const,
          validationDate: '2026-11-20T09:00:00',
        },
      ].map((one) => [one.id, one]),
    ),
    jobs: {},
    publishers: {
      189069: { name: 'Industry reviews', clicks: 40 },
      331200: { name: 'Deals for makers', clicks: 25 },
    },
  }),
  routes: {
    [`GET ${PROGRAMME}/transactions`]: ({ query, state, now }) => {
      const ids = (query.get('ids') ?? '').split(',');
      const found = ids.flatMap((id) => shown(state, state.transactions[id]));
      passTime(state, now());
      return reply(200, found);
    },
    [`GET ${PROGRAMME}/transactions/`]: ({ query, state }) => {
      const [start = '', end = ''] = [query.get('startDate') ?? '', query.get('endDate') ?? ''];
      const days = (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / (24 * 60 * 60 * 1000);
      if (!(days >= 0 && days <= 31)) return failed(400, 'invalid_range');
      const byDecision = query.get('dateType') === 'validation';
      const found = Object.values(state.transactions)
        .filter((one) => {
          const at = byDecision ? (one.validationDate ?? '') : one.transactionDate;
          return at >= start && at <= end;
        })
        .filter(({ commissionStatus }) => [String(commissionStatus), null].includes(query.get('status')))
        .filter(({ publisherId }) => [String(publisherId), null].includes(query.get('publisherId')));
      return reply(
        200,
        found.flatMap((one) => shown(state, one)),
      );
    },
    [`POST ${PROGRAMME}/transactions/batch`]: ({ body, state, nextId }) => {
      const parsed = z.array(decision).min(1).max(MOST_DECISIONS).safeParse(body);
      if (!parsed.success) return failed(400, 'invalid_body');
      const jobId = `5cb8290460b5${String(nextId()).padStart(12, '0')}`;
      state.jobs[jobId] = { decisions: parsed.data, asked: 0 };
      return reply(200, { jobId });
    },
    [`GET ${PROGRAMME}/transactions/jobs/{jobId}`]: ({ params, state, now }) => {
      const jobId = params['jobId'] ?? '';
      const job = state.jobs[jobId];
      if (job === undefined) return failed(404, 'not_found');
      job.asked += 1;
      if (job.asked < 2) return reply(200, { jobId, status: 'IN_PROGRESS', failedTransactions: null });
      delete state.jobs[jobId];
      const failedTransactions = job.decisions.flatMap((one) => {
        const code = carryOut(state, one, now());
        return code === undefined ? [] : [{ transactionId: one.transaction.transactionId, code }];
      });
      const transactions = job.decisions.length;
      return reply(200, {
        jobId,
        status: 'DONE',
        transactions,
        errors: failedTransactions.length,
        failedTransactions,
      });
    },
    [`GET ${PROGRAMME}/reports/publisher`]: ({ query, state }) => {
      const [start = '', end = ''] = [query.get('startDate') ?? '', query.get('endDate') ?? ''];
      const days = (Date.parse(end) - Date.parse(start)) / (24 * 60 * 60 * 1000) + 1;
      if (!(days >= 1 && days <= 400)) return failed(400, 'invalid_range');
      return reply(
        200,
        Object.entries(state.publishers).map(([id, { name, clicks }]) => {
          const sales = Object.values(state.transactions).filter(
            ({ publisherId, transactionDate }) =>
              String(publisherId) === id && transactionDate >= start && transactionDate <= `${end}T23:59:59`,
          );
          return {
            advertiserId: Number(ADVERTISER),
            publisherId: Number(id),
            publisherName: name,
            currency: 'EUR',
            impressions: clicks * days * 50,
            clicks: clicks * days,
            ...sums(
              'pending',
              sales.filter(({ commissionStatus }) => commissionStatus === 'pending'),
            ),
            ...sums(
              'confirmed',
              sales.filter(({ commissionStatus }) => commissionStatus === 'approved'),
            ),
            ...sums(
              'declined',
              sales.filter(({ commissionStatus }) => commissionStatus === 'declined'),
            ),
            ...sums('total', sales),
          };
        }),
      );
    },
  },
});

function sale(id: number, publisherId: number, transactionDate: string, saleAmount: number): Transaction {
  const orderRef = `SO-${id % 1000}`;
  return { id, publisherId, orderRef, transactionDate, saleAmount, commissionStatus: 'pending' };
}

function shown({ publishers }: Awin, one: Transaction | undefined): readonly object[] {
  if (one === undefined) return [];
  const { reason: _reason, saleAmount, ...rest } = one;
  return [
    {
      ...rest,
      validationDate: one.validationDate ?? null,
      siteName: publishers[one.publisherId]?.name ?? null,
      saleAmount: { amount: saleAmount, currency: 'EUR' },
      commissionAmount: { amount: commissionOf(one), currency: 'EUR' },
    },
  ];
}

/** Jobs are done whether somebody asks after them or not. */
function passTime(state: Awin, now: Date): void {
  for (const [jobId, { decisions }] of Object.entries(state.jobs)) {
    for (const one of decisions) carryOut(state, one, now);
    delete state.jobs[jobId];
  }
}

/** Why a decision was refused, or nothing. */
function carryOut(state: Awin, { action, transaction }: Decision, now: Date): string | undefined {
  const found = state.transactions[transaction.transactionId];
  if (found === undefined) return '[404 NOT_FOUND]';
  if (found.commissionStatus !== 'pending') return '[409 CONFLICT]';
  if (action === 'amend') {
    found.saleAmount = transaction.saleAmount;
    found.reason = transaction.amendReason;
    return undefined;
  }
  found.commissionStatus = action === 'approve' ? 'approved' : 'declined';
  found.validationDate = now.toISOString().slice(0, 19);
  if (action === 'decline') found.reason = transaction.declineReason;
  return undefined;
}

/** In euros and cents. */
function commissionOf({ saleAmount }: Transaction): number {
  return Math.round(saleAmount * COMMISSION * 100) / 100;
}

function sums(name: string, sales: readonly Transaction[]): object {
  const sum = (amountOf: (one: Transaction) => number): number =>
    sales.reduce((total, one) => total + amountOf(one), 0);
  return {
    [`${name}No`]: sales.length,
    [`${name}Value`]: sum(({ saleAmount }) => saleAmount),
    [`${name}Comm`]: sum(commissionOf),
  };
}

function failed(status: number, error: string): SandboxReply {
  return reply(status, { error, description: `The sandbox refused: ${error}.` });
}
