import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { readPages, receiptsBaseUrl } from '../client.ts';
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
  async run({ input, settings, http, marker, now }) {
    await http.post({
      baseUrl: receiptsBaseUrl(http.baseUrl),
      path: '/consentreceipts',
      json: {
        requestInformation: settings.collectionPointToken,
        identifier: input.identifier,
        interactionDate: input.at ?? now().toISOString(),
        purposes: [{ Id: input.purposeId, TransactionType: input.given ? 'CONFIRMED' : 'WITHDRAWN' }],
        customPayload: { reference: marker },
      },
      response: z.object({ receipt: z.string() }),
    });
    return { receiptId: marker };
  },
  async find({ input, http, marker }) {
    for await (const page of readPages(http, {
      path: RECEIPTS_OF_A_PERSON,
      headers: { identifier: input.identifier },
      size: 50,
      item: receipt,
    })) {
      if (page.some(({ customPayload }) => customPayload?.includes(marker))) return { receiptId: marker };
    }
    return undefined;
  },
});

/** Deprecated since 2024 in favour of `POST /api/consent/v2/receipts`, which says less clearly what it takes for an identifier. */
const RECEIPTS_OF_A_PERSON = '/api/consentmanager/v1/receipts';

/** The custom payload comes back as JSON in a string. */
const receipt = z.object({ customPayload: z.string().nullish() });
