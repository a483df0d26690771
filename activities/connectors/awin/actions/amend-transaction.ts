import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { toolError } from '../../../kit/errors.ts';
import { unitsOf } from '../../../kit/money.ts';
import { requireSameCurrency } from '../../../kit/same-currency.ts';
import { decide, minorOf, readTransactions, type Transaction } from '../client.ts';
import { awin } from '../connector.ts';
import { currency, reason, transactionId } from '../fields.ts';

export const amendTransaction = defineAction({
  tool: awin,
  id: 'awin.amendTransaction',
  summary: 'Change what a sale was worth, after a partial return for example.',
  /** `commissionGroup` is the one that the whole amount goes to. */
  input: z.strictObject({
    transactionId,
    saleAmount: z.int().positive(),
    currency,
    reason,
    commissionGroup: z.string().min(1).max(100).default('DEFAULT'),
  }),
  output: z.object({ transactionId, saleAmount: z.int(), commission: z.int(), currency }),
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: [],
  cancelledWait: 'Awin goes on with the job that was handed in; what it refuses is not told.',
  timeoutMs: 45 * 60 * 1000,
  example: { transactionId: '484816099', saleAmount: 5596, currency: 'EUR', reason: 'partial return' },
  async run(call) {
    const { input, settings, http } = call;
    const read = async (): Promise<Transaction> => {
      const found = (await readTransactions(http, settings, [input.transactionId])).get(input.transactionId);
      if (found !== undefined) return found;
      throw toolError('NOT_FOUND', { action: 'awin.amendTransaction', fields: ['transactionId'] });
    };
    const isAmended = ({ saleAmount }: Transaction): boolean => minorOf(saleAmount) === input.saleAmount;

    let now = await read();
    requireSameCurrency(input.currency, now.saleAmount.currency, { action: 'awin.amendTransaction' });
    if (!isAmended(now)) {
      const amount = unitsOf(input.saleAmount, input.currency);
      const refused = await decide(call, [
        {
          action: 'amend',
          approve: false,
          transaction: {
            transactionId: Number(input.transactionId),
            amendReason: input.reason,
            currency: input.currency,
            saleAmount: amount,
            transactionParts: [{ amount, commissionGroupCode: input.commissionGroup }],
          },
        },
      ]);
      now = await read();
      if (!isAmended(now)) {
        throw toolError('CONFLICT', {
          action: 'awin.amendTransaction',
          fields: [`the transaction is ${now.commissionStatus}`, `refused ${refused.size}`],
        });
      }
    }
    return {
      transactionId: input.transactionId,
      saleAmount: minorOf(now.saleAmount),
      commission: minorOf(now.commissionAmount),
      currency: now.saleAmount.currency,
    };
  },
});
