import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { bringTo } from '../client.ts';
import { awin } from '../connector.ts';
import { outcome, reason, transactionIds } from '../fields.ts';

export const declineTransactions = defineAction({
  tool: awin,
  id: 'awin.declineTransactions',
  summary: 'Decline sales and leads that were returned or are no good, so that nothing is paid for them.',
  input: z.strictObject({ transactionIds, reason }),
  output: outcome,
  retrySafety: 'idempotent',
  effect: 'write',
  scopes: [],
  cancelledWait: 'Awin goes on with the job that was handed in; what it refuses is not told.',
  timeoutMs: 45 * 60 * 1000,
  example: { transactionIds: ['484816101'], reason: 'order returned' },
  run: (call) =>
    bringTo(call, call.input.transactionIds, 'declined', (transactionId) => ({
      action: 'decline',
      transaction: { transactionId, declineReason: call.input.reason },
    })),
});
