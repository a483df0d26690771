import { z } from 'zod';
import { amount, approval, brief, currency, day, forecast, plan, utm } from '../vocabulary.ts';

const keywordFigure = z.strictObject({
  phrase: z.string(),
  volume: z.int().nonnegative(),
  /** Minor units of `marketCurrency`. */
  cpc: z.number().nonnegative(),
  competition: z.number().min(0).max(1),
});

const segment = plan.shape.segment;

/** What planningFigures decides: see planning-figures.dmn. */
const figures = z.strictObject({
  days: z.int().positive(),
  euroRate: z.number().positive(),
  marketRate: z.number().positive(),
  perEuro: z.number().positive(),
  /** Minor units of the currency of the brief. */
  clickCost: z.number().positive(),
  searches: z.int().nonnegative(),
  /** Euro cents. */
  budgetInEuro: amount,
});

const mix = z.strictObject({
  weight: z.number().positive(),
  clickCostFactor: z.number().positive(),
  reach: z.int().nonnegative(),
  conversionRate: z.number().min(0).max(1),
  conversionValue: amount,
});

const role = z.enum(['campaign-owner', 'ops']);
/** Keys of the tasks in milestones.dmn. */
const milestoneKey = z.enum(['creative', 'legal', 'nurture', 'platforms', 'launch', 'first-review']);
const milestone = z.strictObject({
  key: milestoneKey,
  name: z.string(),
  /** Days from the start of the campaign: `P7D`, before it `-P10D`. */
  offset: z.string().regex(/^-?P\d+D$/),
  dependsOn: z.array(milestoneKey),
});

export const start = z.strictObject({
  brief,
  /** Person who wrote the brief: must not approve its budget. */
  author: z.string().min(1),
});

export const variables = z.object({
  ...start.shape,
  /** Rounds of the budget, from one; grows with each revision. */
  round: z.int().positive(),
  namingRound: z.int().positive(),
  approvals: z.array(approval),
  keywordFigures: z.array(keywordFigure).optional(),
  marketCurrency: currency.optional(),
  segments: z.array(segment).optional(),
  segmentChoice: z.enum(['use', 'read-again']).optional(),
  segment: segment.nullish(),
  figures: figures.optional(),
  channelMix: z.array(mix).optional(),
  forecasts: z.array(forecast).optional(),
  policy: z
    .strictObject({ approvers: z.int().min(1).max(2), first: z.array(role), second: z.array(role) })
    .optional(),
  budgetDecision: z.enum(['approve', 'reject']).optional(),
  budgetReason: z.string().optional(),
  firstApprover: z.string().optional(),
  revision: z.enum(['revise', 'withdraw']).optional(),
  settlement: z.enum(['continue', 'stop']).optional(),
  campaignName: z.string().optional(),
  utm: z.array(utm).optional(),
  taxonomyIssues: z.array(z.string()).optional(),
  projectId: z.string().optional(),
  schedule: z.array(milestone.omit({ offset: true }).extend({ dueOn: day })).optional(),
  /** Tasks of the project by their key. */
  tasks: z.array(z.strictObject({ key: z.string(), taskId: z.string() })).optional(),
  plan: plan.optional(),
  outcome: z.enum(['planned', 'rejected']),
  /** Time stamp of the last message to a channel. */
  lastNotice: z.string().optional(),
  // Local to one step or one of its instances.
  channel: brief.shape.channels.element.optional(),
  mix: mix.optional(),
  row: mix.optional(),
  forecast: forecast.optional(),
  link: utm.optional(),
  milestones: z.array(milestone).optional(),
});

const approveOrReject = z
  .strictObject({ decision: z.enum(['approve', 'reject']), reason: z.string().nullish() })
  .refine(({ decision, reason }) => decision === 'approve' || Boolean(reason?.trim()), {
    path: ['reason'],
    message: 'A rejection needs a reason.',
  });

export const tasks = {
  chooseSegment: z
    .strictObject({ choice: z.enum(['use', 'read-again']), segmentId: z.string().nullish() })
    .refine(({ choice, segmentId }) => choice === 'read-again' || Boolean(segmentId), {
      path: ['segmentId'],
      message: 'Choose a segment, or have the list read again.',
    }),
  approveBudget: approveOrReject,
  approveBudgetAgain: approveOrReject,
  reviseBudget: z
    .strictObject({
      action: z.enum(['revise', 'withdraw']),
      budget: amount.positive().nullish(),
      reason: z.string().min(1),
    })
    .refine(({ action, budget }) => action === 'withdraw' || typeof budget === 'number', {
      path: ['budget'],
      message: 'A revision needs the new budget.',
    }),
  settleBudget: z.strictObject({ decision: z.enum(['continue', 'stop']), reason: z.string().min(1) }),
  correctNames: z.strictObject({ campaignName: z.string().min(1).max(80) }),
};

export const messages = {};
