import { z } from 'zod';
import {
  amount,
  brief,
  changes,
  channel,
  currency,
  day,
  kpis,
  launched,
  plan,
  summary,
  totals,
  verdict,
} from '../vocabulary.ts';

export const start = z.strictObject({
  brief,
  plan,
  launched,
  /** Person who wrote the brief. */
  author: z.string().min(1),
});

const figures = z.object({
  impressions: z.number(),
  clicks: z.number(),
  cost: z.number(),
  conversions: z.number(),
  conversionValue: z.number(),
  searchImpressionShare: z.number().nullish(),
});

/** Daily budgets as they are now, minor units; null where the platform is not used. */
const budgets = z.strictObject({ googleAds: amount.nullable(), metaAds: amount.nullable() });

const report = z.strictObject({
  campaign: z.string(),
  at: day,
  days: z.int(),
  spent: z.number(),
  budget: amount,
  currency,
  kpis,
  targets: brief.shape.kpis,
  alerts: z.array(z.string()),
  sinceLastReport: z.strictObject({ cost: z.number(), leads: z.number() }),
  leads: z.number(),
  dailyBudgets: budgets,
});

export const variables = z.object({
  ...start.shape,
  /** Days looked at. */
  days: z.int().nonnegative(),
  budgets,
  googleRows: z.array(figures).optional(),
  metaRows: z.array(figures).optional(),
  visitRows: z
    .array(
      z.object({
        campaign: z.string(),
        sessions: z.number(),
        bounceRate: z.number(),
        keyEvents: z.number(),
        revenue: z.number(),
      }),
    )
    .optional(),
  totals: totals.optional(),
  kpis: kpis.optional(),
  alerts: z.array(z.string()),
  newAlerts: z.array(z.string()).optional(),
  /** The last report; it replaces the one before. */
  report: report.optional(),
  /** Rounds of one review, from one. */
  round: z.int().positive().optional(),
  /** Why the owner is asked again. */
  problem: z.string().nullish(),
  verdict: verdict.optional(),
  changes: changes.optional(),
  projection: z
    .strictObject({
      days: z.number(),
      before: z.number(),
      daily: z.number(),
      total: z.number(),
      fits: z.boolean(),
    })
    .optional(),
  googleBudget: amount.optional(),
  metaBudget: amount.optional(),
  googleTargetCpa: amount.nullish(),
  googleStatus: z.string().optional(),
  metaStatus: z.string().optional(),
  decisions: summary.shape.decisions,
  summary: summary.optional(),
  /** Time stamp of the last message to a channel. */
  notice: z.string().optional(),
  // Local to one step.
  sums: z.strictObject({ rows: z.array(figures), totals }).optional(),
  found: z.array(z.string()).nullish(),
});

export const tasks = {
  reviewReport: z
    .strictObject({
      decision: verdict.shape.decision,
      channel: channel.extract(['google-ads', 'meta-ads']).optional(),
      /** Minor units per day. */
      amount: amount.positive().optional(),
      /** Minor units per conversion. */
      targetCpa: amount.positive().optional(),
      reason: z.string().min(3),
    })
    .refine(({ decision, channel: where }) => decision === 'keep' || where !== undefined, {
      path: ['channel'],
      message: 'Say for which channel.',
    })
    .refine(({ decision, amount: much }) => !['scale', 'shift'].includes(decision) || much !== undefined, {
      path: ['amount'],
      message: 'Say by how much a day.',
    })
    .refine(({ decision, targetCpa }) => decision !== 'bids' || targetCpa !== undefined, {
      path: ['targetCpa'],
      message: 'Say the new target CPA.',
    }),
};

export const messages = {};
