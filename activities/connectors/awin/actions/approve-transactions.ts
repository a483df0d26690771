import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { bringTo } from '../client.ts';
import { awin } from '../connector.ts';
import { outcome, transactionIds } from '../fields.ts';

export const approveTransactions = defineAction({
  tool: awin,
  id: 'awin.approveTransactions',
  summary: 'Approve sales and leads, so that their partners are paid.',
  input: z.strictObject({ transactionIds }),
  output: outcome,
  retrySafety: 'idempotent',
  effect: 'spend',
  scopes: [],
  cancelledWait: 'Awin goes on with the job that was handed in; what it refuses is not told.',
  timeoutMs: 45 * 60 * 1000,
  example: { transactionIds: ['484816099', '484816100'] },
  run: (call) =>
    bringTo(call, call.input.transactionIds, 'approved', (transactionId) => ({
      action: 'approve',
      transaction: { transactionId },
    })),
});
