import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { path } from '../../../kit/path.ts';
import { minorOf, transaction, utc } from '../client.ts';
import { awin } from '../connector.ts';
import { currency, publisherId, transactionId } from '../fields.ts';

const LONGEST_DAYS = 31;
const DAY_MS = 24 * 60 * 60 * 1000;
const instant = z.iso.datetime();
const status = z.enum(['pending', 'approved', 'declined', 'deleted']);

export const listTransactions = defineAction({
  tool: awin,
  id: 'awin.listTransactions',
  summary: 'List sales and leads that partners brought from one day to another, both included.',
  /** At most 31 days, in UTC; by the day of the sale, of the decision or of a change. */
  input: z.strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['transaction', 'validation', 'amendment']).default('transaction'),
    status: status.optional(),
    publisherId: publisherId.optional(),
    limit: z.int().min(1).max(2000).default(500),
  }),
  /** Oldest first; `more` says that there are some beyond the limit. */
  output: z.object({
    transactions: z.array(
      z.object({
        transactionId,
        publisherId,
        publisher: z.string().optional(),
        orderReference: z.string().optional(),
        status,
        saleAmount: z.int(),
        commission: z.int(),
        currency,
        at: instant,
        decidedAt: instant.optional(),
      }),
    ),
    more: z.boolean(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: [],
  example: { from: '2026-11-01', to: '2026-11-30', status: 'pending' },
  async run({ input, settings, http }) {
    if (Date.parse(input.to) - Date.parse(input.from) >= LONGEST_DAYS * DAY_MS) {
      throw toolError('INVALID_INPUT', {
        action: 'awin.listTransactions',
        fields: [`from and to are more than ${LONGEST_DAYS} days`],
      });
    }
    const found = await http.get({
      path: path`/advertisers/${settings.advertiserId}/transactions/`,
      query: {
        startDate: `${input.from}T00:00:00`,
        endDate: `${input.to}T23:59:59`,
        timezone: 'UTC',
        dateType: input.by,
        status: input.status,
        publisherId: input.publisherId,
      },
      response: z.array(transaction),
    });
    const ordered = found.toSorted((one, other) => (one.transactionDate < other.transactionDate ? -1 : 1));
    return {
      transactions: ordered.slice(0, input.limit).map((one) => ({
        transactionId: String(one.id),
        publisherId: String(one.publisherId),
        publisher: one.siteName ?? undefined,
        orderReference: one.orderRef ?? undefined,
        status: one.commissionStatus,
        saleAmount: minorOf(one.saleAmount),
        commission: minorOf(one.commissionAmount),
        currency: one.saleAmount.currency,
        at: utc(one.transactionDate),
        decidedAt: one.validationDate == null ? undefined : utc(one.validationDate),
      })),
      more: ordered.length > input.limit,
    };
  },
});
