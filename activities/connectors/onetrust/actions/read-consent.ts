import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { consentStatus, purposesOf } from '../client.ts';
import { onetrust } from '../connector.ts';
import { identifier, instant, purposeId } from '../fields.ts';

export const readConsent = defineAction({
  tool: onetrust,
  id: 'onetrust.readConsent',
  summary: 'Read what a person agreed to, for all purposes.',
  input: z.strictObject({ identifier }),
  output: z.object({
    /** Whether OneTrust knows the person. */
    found: z.boolean(),
    purposes: z.array(
      z.object({
        purposeId,
        name: z.string().optional(),
        consent: consentStatus,
        at: instant.optional(),
      }),
    ),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['CONSENT'],
  example: { identifier: 'ada@example.com' },
  async run({ input, http }) {
    const purposes = await purposesOf(http, input.identifier);
    return { found: purposes !== undefined, purposes: purposes ?? [] };
  },
});
