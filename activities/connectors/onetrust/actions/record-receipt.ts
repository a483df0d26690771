import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { findReceipt, writeReceipt } from '../client.ts';
import { onetrust } from '../connector.ts';
import { identifier, instant, purposeId } from '../fields.ts';

export const recordReceipt = defineAction({
  tool: onetrust,
  id: 'onetrust.recordReceipt',
  summary: 'Record that a person gave or withdrew consent to a purpose.',
  /** `at` is when the person decided; now when absent. */
  input: z.strictObject({ identifier, purposeId, given: z.boolean(), at: instant.optional() }),
  output: z.object({
    /**
     * Our reference, which the receipt carries in its custom payload. The vendor's answer is a signed token
     * with the person's identifier in it; that does not belong into a history.
     */
    receiptId: z.string(),
  }),
  retrySafety: 'unsafe',
  effect: 'write',
  scopes: ['CONSENT'],
  example: {
    identifier: 'grace@example.com',
    purposeId: '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901',
    given: true,
    at: '2026-11-30T09:15:00Z',
  },
  async run(call) {
    const { purposeId: one, ...rest } = call.input;
    return await writeReceipt(call, { ...rest, purposeIds: [one] });
  },
  async find(call) {
    return await findReceipt(call, call.input.identifier);
  },
});
