import { z } from 'zod';
import { amount, currency, instant, lead } from '../vocabulary.ts';

export const start = z.strictObject({
  lead,
  /** Case id of the campaign's lifecycle that the lead came from. */
  campaignCase: z.string().optional(),
});

export const reason = z.enum(['not-a-fit', 'no-budget', 'competitor', 'student', 'duplicate', 'not-now']);

export const variables = z.object({
  ...start.shape,
  campaignCase: z.string().nullish(),
  /** Which person of the territory is asked, from one. */
  round: z.int().positive(),
  /** What the consent tool knows. */
  consent: z
    .strictObject({ status: z.enum(['ACTIVE', 'WITHDRAWN', 'EXPIRED', 'NONE']), at: instant.nullable() })
    .optional(),
  proof: z.enum(['proven', 'record', 'none']).optional(),
  receiptId: z.string().optional(),
  /** Why a lead was not processed. */
  evidence: z
    .strictObject({
      at: instant,
      purposeId: z.string(),
      givenInForm: z.boolean(),
      knownStatus: z.string(),
      decision: z.literal('not processed'),
    })
    .optional(),
  contactId: z.string().optional(),
  /** The CRM knew the person already. */
  known: z.boolean().optional(),
  score: z.int().nonnegative().optional(),
  territory: z
    .strictObject({ people: z.array(z.string()).min(1), ownerIds: z.array(z.string()).min(1), currency })
    .optional(),
  decision: z.enum(['accept', 'reject', 'pass-on']).optional(),
  reason: reason.nullish(),
  expectedValue: amount.nullish(),
  decidedBy: z.string().optional(),
  conversion: z
    .strictObject({
      platform: z.enum(['google-ads', 'meta-ads']),
      reported: z.boolean(),
      code: z.string().optional(),
    })
    .optional(),
  profileId: z.string().optional(),
  subscribed: z.boolean().optional(),
  /** Time stamp of the last message to a channel. */
  notice: z.string().optional(),
  outcome: z.enum(['accepted', 'rejected', 'recycled', 'no-consent']),
});

export const tasks = {
  acceptLead: z
    .strictObject({
      decision: z.enum(['accept', 'reject', 'pass-on']),
      reason: reason.optional(),
      /** Minor units of the territory's currency. */
      expectedValue: amount.optional(),
    })
    .refine(({ decision, reason: why }) => decision !== 'reject' || why !== undefined, {
      path: ['reason'],
      message: 'A rejection needs a reason.',
    })
    .refine(({ decision, expectedValue }) => decision !== 'accept' || expectedValue !== undefined, {
      path: ['expectedValue'],
      message: 'An accepted lead needs its expected value.',
    }),
};

export const messages = { leadArrived: start };
