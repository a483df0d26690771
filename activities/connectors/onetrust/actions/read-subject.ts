import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { consentStatus, purposesOf } from '../client.ts';
import { onetrust } from '../connector.ts';
import { identifier, instant, purposeId } from '../fields.ts';

export const readSubject = defineAction({
  tool: onetrust,
  id: 'onetrust.readSubject',
  summary: 'Read whether a person agreed to a purpose, and since when.',
  input: z.strictObject({ purposeId, identifier }),
  output: z.object({
    /** Whether OneTrust knows anything about this person and purpose. */
    found: z.boolean(),
    consent: consentStatus,
    at: instant.optional(),
  }),
  retrySafety: 'idempotent',
  effect: 'read',
  scopes: ['CONSENT'],
  example: { purposeId: '7f0c1a52-6d3e-4b8f-9a27-c14e5b60d901', identifier: 'ada@example.com' },
  async run({ input, http }) {
    const purposes = await purposesOf(http, input.identifier);
    const hit = purposes?.find(({ purposeId: one }) => one === input.purposeId);
    if (hit === undefined) return { found: false, consent: 'NONE' as const };
    return { found: true, consent: hit.consent, at: hit.at };
  },
});
