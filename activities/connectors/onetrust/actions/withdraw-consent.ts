import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findReceipt, writeReceipt } from '../client.ts';
import { onetrust } from '../connector.ts';
import { identifier, instant, purposeId } from '../fields.ts';

export const withdrawConsent = defineAction({
  tool: onetrust,
  id: 'onetrust.withdrawConsent',
  summary: 'Record in one receipt that a person withdrew consent to purposes.',
  /** `at` is when the person decided; now when absent. */
  input: z.strictObject({ identifier, purposeIds: z.array(purposeId).min(1), at: instant.optional() }),
  output: z.object({
    /** Our reference, as that of `recordReceipt`. */
    receiptId: z.string(),
  }),
  retrySafety: 'unsafe',
  effect: 'withdraw',
  scopes: ['CONSENT'],
  example: {
    identifier: 'ada@example.com',
    purposeIds: ['7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901', '2b9d6f04-51c8-4e7a-8d13-90af7c2e6b45'],
    at: '2026-11-30T09:15:00Z',
  },
  async run(call) {
    return await writeReceipt(call, { ...call.input, given: false });
  },
  async find(call) {
    return await findReceipt(call, call.input.identifier);
  },
});
