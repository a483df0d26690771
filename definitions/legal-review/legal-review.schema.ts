import { z } from 'zod';
import { approval, asset, brief, condition, plan, review } from '../vocabulary.ts';

const owner = z.enum(['creative', 'ops', 'campaign-owner']);
const setBy = z.enum(['legal', 'dpo', 'ops']);
const setCondition = z.strictObject({ title: z.string().min(1), owner });
const openCondition = setCondition.extend({ setBy });
const purpose = z.strictObject({ id: z.string(), name: z.string(), status: z.string() });
const scan = z.strictObject({
  domain: z.string(),
  status: z.string(),
  lastScan: z.string().optional(),
  categories: z.array(z.string()).optional(),
});
const tag = z.strictObject({
  tagId: z.string(),
  name: z.string(),
  type: z.string(),
  paused: z.boolean(),
  consentStatus: z.string(),
});

/** What website.inspectPage saw. */
const page = z.strictObject({
  status: z.int(),
  ok: z.boolean(),
  title: z.string(),
  tags: z.array(z.string()),
  missingTags: z.array(z.string()),
  consentBanner: z.boolean(),
});

export const start = z.strictObject({
  brief,
  plan,
  assets: z.array(asset).min(1),
  /** Person who wrote the brief: must not review it. */
  author: z.string().min(1),
});

export const variables = z.object({
  ...start.shape,
  purposes: z.array(purpose).optional(),
  scans: z.array(scan).optional(),
  impact: z.strictObject({ needed: z.boolean(), criteria: z.array(z.string()) }).optional(),
  assessmentUrl: z.url().nullish(),
  assessmentSummary: z.string().optional(),
  tags: z.array(tag).optional(),
  page: page.optional(),
  trackingFindings: z.array(z.string()).optional(),
  claims: approval.optional(),
  dataProtection: approval.optional(),
  tracking: approval.optional(),
  claimsConditions: z.array(openCondition).optional(),
  dataProtectionConditions: z.array(openCondition).optional(),
  trackingConditions: z.array(openCondition).optional(),
  openConditions: z.array(openCondition).optional(),
  conditions: z.array(condition).optional(),
  review: review.optional(),
  outcome: review.shape.outcome,
  /** Time stamp of the last message to a channel. */
  lastNotice: z.string().optional(),
  // Local to one condition.
  condition: openCondition.optional(),
  round: z.int().positive().optional(),
  met: z.boolean().optional(),
  conditionTaskId: z.string().nullish(),
  metBy: z.string().nullish(),
  proof: z.string().nullish(),
  confirmReason: z.string().nullish(),
  fate: z.enum(['another-round', 'give-up']).nullish(),
});

const reason = z.string().min(1);

const verdict = z
  .strictObject({
    decision: z.enum(['approve', 'approve-with-conditions', 'reject']),
    reason: z.string().nullish(),
    conditions: z.array(setCondition).nullish(),
  })
  .refine((given) => given.decision === 'approve' || Boolean(given.reason?.trim()), {
    path: ['reason'],
    message: 'Conditions and rejections need a reason.',
  })
  .refine((given) => given.decision !== 'approve-with-conditions' || Boolean(given.conditions?.length), {
    path: ['conditions'],
    message: 'Name at least one condition.',
  });

export const tasks = {
  reviewClaims: verdict,
  reviewDataProtection: verdict,
  repeatDataProtection: verdict,
  reviewTracking: verdict,
  attachAssessment: z.strictObject({
    assessmentUrl: z.url({ protocol: /^https?$/ }),
    summary: z.string().min(1),
  }),
  meetCondition: z.strictObject({ proof: z.string().min(1) }),
  confirmCondition: z
    .strictObject({ decision: z.enum(['accept', 'refuse']), reason: z.string().nullish() })
    .refine((given) => given.decision === 'accept' || Boolean(given.reason?.trim()), {
      path: ['reason'],
      message: 'A refusal needs a reason.',
    }),
  decideCondition: z.strictObject({ decision: z.enum(['another-round', 'give-up']), reason }),
};

export const messages = {};
