import { z } from 'zod';
import { asset, brief, launched, plan, review, summary } from '../vocabulary.ts';

export const start = z.strictObject({ brief });

const again = z.enum(['again', 'stop']);

export const variables = z.object({
  ...start.shape,
  /** Rounds between creative and legal, from one. */
  round: z.int().positive(),
  /** Tries to launch, from one. */
  launchRound: z.int().positive(),
  plan: plan.nullish(),
  planning: z.enum(['planned', 'rejected']).optional(),
  assets: z.array(asset).nullish(),
  production: z.enum(['approved', 'abandoned']).optional(),
  review: review.nullish(),
  launched: launched.nullish(),
  launch: z.enum(['live', 'undone', 'not-launched']).optional(),
  summary: summary.nullish(),
  decision: again.optional(),
  reason: z.string().optional(),
  lessons: z
    .strictObject({
      goalReached: z.enum(['yes', 'partly', 'no']),
      worked: z.string(),
      change: z.string(),
      by: z.string(),
    })
    .optional(),
  googleStatus: z.string().optional(),
  metaStatus: z.string().optional(),
  nurtureCancelled: z.string().nullish(),
  /** Version of the tag container that is live. */
  liveVersion: z.string().optional(),
  /** Why the case was cancelled; only while it cleans up. */
  cancelReason: z.string().optional(),
  /** Time stamp of the last message to a channel. */
  notice: z.string().optional(),
  outcome: z.enum(['finished', 'rejected', 'abandoned', 'stopped', 'cancelled']),
});

export const tasks = {
  decideRejected: z.strictObject({ decision: again, reason: z.string().min(3) }),
  decideRelaunch: z.strictObject({ decision: again, reason: z.string().min(3) }),
  learnLessons: z.strictObject({
    goalReached: z.enum(['yes', 'partly', 'no']),
    worked: z.string().min(3),
    change: z.string().min(3),
  }),
};

export const messages = { 'maschinenraum.cancel': z.object({ cancelReason: z.string() }) };
