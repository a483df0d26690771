import { z } from 'zod';
import { defineAction } from '../../../kit/define-action.ts';
import { onetrust } from '../connector.ts';
import { identifier, instant, purposeId } from '../fields.ts';

const consentStatus = z.enum(['ACTIVE', 'WITHDRAWN', 'EXPIRED', 'NONE']);

type Consent = z.output<typeof consentStatus>;

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
    const { content } = await http.get({
      path: '/api/consentmanager/v1/datasubjects/profiles',
      query: { page: 0, size: 1 },
      headers: { identifier: input.identifier },
      response: profiles,
    });
    const hit = content[0]?.Purposes?.find(({ Id }) => Id === input.purposeId);
    if (hit === undefined) return { found: false, consent: 'NONE' as const };
    const consent: Consent = CONSENT[hit.Status] ?? 'NONE';
    const date = {
      ACTIVE: hit.ConsentDate,
      WITHDRAWN: hit.WithdrawalDate,
      EXPIRED: hit.ExpiryDate,
      NONE: undefined,
    }[consent];
    return { found: true, consent, at: date ?? hit.LastTransactionDate ?? undefined };
  },
});

/**
 * Statuses that say something about consent. The others (PENDING, NO_CONSENT, IMPLICIT, ALWAYS_ACTIVE, …) prove none:
 * consent is a clear affirmative act, GDPR Art. 4(11) and 7(1).
 */
const CONSENT: Readonly<Record<string, Consent>> = {
  ACTIVE: 'ACTIVE',
  WITHDRAWN: 'WITHDRAWN',
  OPT_OUT: 'WITHDRAWN',
  HARD_OPT_OUT: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
};

/** The vendor's times are UTC, and not all of them say so. */
const time = z
  .string()
  .transform((text) => (/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`))
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text).toISOString())
  .nullish();

const profiles = z.object({
  content: z.array(
    z.object({
      Purposes: z
        .array(
          z.object({
            Id: z.string(),
            Status: z.string(),
            ConsentDate: time,
            WithdrawalDate: time,
            ExpiryDate: time,
            LastTransactionDate: time,
          }),
        )
        .nullish(),
    }),
  ),
});
