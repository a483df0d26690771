import { z } from 'zod';
import { amount, asset, brief, forecast, launched, plan, review, utm } from '../vocabulary.ts';

export const start = z.strictObject({
  brief,
  plan,
  assets: z.array(asset).min(1),
  review,
  /** Person who wrote the brief. */
  author: z.string().min(1),
});

/** What each platform needs from the plan; null where the channel is not wished for. */
const setup = z.strictObject({
  google: forecast.nullable(),
  meta: forecast.nullable(),
  nurture: forecast.nullable(),
  utm: utm.nullable(),
  suffix: z.string().nullable(),
  startDate: z.iso.date(),
  utmValid: z.boolean(),
  budgetReserved: z.boolean(),
});

const tag = z.strictObject({
  name: z.string(),
  type: z.string(),
  parameters: z.record(z.string(), z.string()),
  consentTypes: z.array(z.string()),
});

const figures = z.object({ impressions: z.number(), clicks: z.number(), cost: z.number() });

const firstDay = z.strictObject({
  adPlatforms: z.int(),
  impressions: z.number(),
  cost: z.number(),
  planned: amount,
  sessions: z.number(),
});

const again = z.enum(['again', 'give-up']);

export const variables = z.object({
  ...start.shape,
  /** Pre-flight rounds, from one; the owner's permission starts anew. */
  round: z.int().positive(),
  fingerprints: z.array(z.strictObject({ id: z.string(), unchanged: z.boolean() })).optional(),
  /** SHA-256 of the file read last. */
  lastFingerprint: z.string().optional(),
  scans: z.array(z.object({ domain: z.string(), status: z.string() })).optional(),
  purposes: z.array(z.object({ id: z.string(), name: z.string(), status: z.string() })).optional(),
  page: z
    .strictObject({ ok: z.boolean(), missingTags: z.array(z.string()), consentBanner: z.boolean() })
    .optional(),
  setup: setup.optional(),
  problems: z.array(z.string()).optional(),
  preflightDecision: again.optional(),
  preflightNote: z.string().optional(),
  googleAds: launched.shape.googleAds,
  metaAds: launched.shape.metaAds,
  klaviyo: launched.shape.klaviyo,
  tagsWanted: z.array(tag).optional(),
  tags: launched.shape.tags.optional(),
  /** Why the launch is undone; absent or null while nothing failed. */
  failure: z.strictObject({ step: z.string(), code: z.string(), message: z.string().nullable() }).nullish(),
  goNoGo: z
    .strictObject({ decision: z.enum(['go', 'no-go']), reason: z.string().nullable(), by: z.string() })
    .optional(),
  googleStatus: z.string().optional(),
  metaStatus: z.string().optional(),
  nurtureStatus: z.string().optional(),
  googleRemoved: z.boolean().optional(),
  metaRemoved: z.boolean().optional(),
  tagsRolledBackTo: z.string().optional(),
  nurtureCancelled: z.string().optional(),
  launched: launched.optional(),
  googleRows: z.array(figures).optional(),
  metaRows: z.array(figures).optional(),
  visits: z.array(z.object({ campaign: z.string(), sessions: z.number() })).optional(),
  firstDay: firstDay.optional(),
  alerts: z.array(z.string()).optional(),
  /** Why the case was cancelled; only while it cleans up. */
  cancelReason: z.string().optional(),
  /** Time stamp of the last message to a channel. */
  notice: z.string().optional(),
  outcome: z.enum(['live', 'undone', 'not-launched']),
  // Local to one step or one of its instances.
  asset: asset.optional(),
  sums: z.strictObject({ rows: z.array(figures), ads: z.array(forecast), day: firstDay }).optional(),
});

export const tasks = {
  fixPreflight: z.strictObject({ decision: again, note: z.string().min(3) }),
  decideOnPreflight: z.strictObject({ decision: again, note: z.string().min(3) }),
  decideGo: z
    .strictObject({ decision: z.enum(['go', 'no-go']), reason: z.string().optional() })
    .refine(({ decision, reason }) => decision === 'go' || Boolean(reason?.trim()), {
      path: ['reason'],
      message: 'A no-go needs a reason.',
    }),
};

export const messages = { 'maschinenraum.cancel': z.object({ cancelReason: z.string() }) };
