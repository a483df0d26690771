import { z } from 'zod';
import { personal } from '../engine/personal-data.ts';

/** Money: an integer in minor units (cents); the currency stands beside it. */
export const amount = z.int().nonnegative();
export const currency = z.enum(['EUR', 'CHF', 'GBP', 'USD']);
/** A calendar day, `YYYY-MM-DD`. */
export const day = z.iso.date();
/** A moment in UTC, ISO 8601. */
export const instant = z.iso.datetime();

export const channel = z.enum(['google-ads', 'meta-ads', 'klaviyo']);
export const market = z.enum(['DE', 'AT', 'CH', 'GB', 'US']);
export const kpi = z.strictObject({
  name: z.enum([
    'CTR',
    'CPC',
    'CPL',
    'CPA',
    'CVR',
    'ROAS',
    'BOUNCE_RATE',
    'IMPRESSION_SHARE',
    'LEADS',
    'REVENUE',
  ]),
  /** Rates as fractions (0.02 = 2 %), costs and revenue in minor units, counts as counts. */
  target: z.number().nonnegative(),
});

/** What a campaign owner asks for. */
export const brief = z.strictObject({
  title: z.string().min(3).max(120),
  goal: z.enum(['leads', 'sales', 'awareness']),
  product: z.string().min(1),
  market,
  language: z.string().regex(/^[a-z]{2}$/),
  period: z.strictObject({ start: day, end: day }),
  budget: amount,
  currency,
  kpis: z.array(kpi).min(1),
  channels: z.array(channel).min(1),
  keywords: z.array(z.string().min(1)).min(1),
  landingPage: z.url(),
  /** Statements about the product that legal has to check. */
  claims: z.array(z.string()),
  dataProtection: z.strictObject({
    purpose: z.string().min(1),
    legalBasis: z.enum(['consent', 'contract', 'legitimate-interest']),
    processors: z.array(z.string()),
    profiling: z.boolean(),
    specialCategories: z.boolean(),
  }),
});

/** Expectations of one channel for the whole period. */
export const forecast = z.strictObject({
  channel,
  share: z.number().min(0).max(1),
  budget: amount,
  dailyBudget: amount,
  clicks: z.int().nonnegative(),
  conversions: z.number().nonnegative(),
  /** Minor units per conversion. */
  cpa: z.number().nonnegative(),
  roas: z.number().nonnegative(),
});

export const approval = z.strictObject({
  by: z.string(),
  decision: z.enum(['approve', 'reject']),
  reason: z.string().optional(),
});

export const utm = z.strictObject({
  channel,
  source: z.string(),
  medium: z.string(),
  campaign: z.string(),
  content: z.string(),
});

/** What planning leaves behind. */
export const plan = z.strictObject({
  /** By the taxonomy: `<market>_<goal>_<product>_<yyyymm>`, lower case. */
  campaignName: z.string(),
  segment: z.strictObject({ id: z.string(), name: z.string(), size: z.int().nonnegative() }),
  channels: z.array(forecast).min(1),
  utm: z.array(utm),
  approvals: z.array(approval),
  projectId: z.string(),
});

/** One approved file of the campaign; `sha256` is the file's as it was when approved. */
export const asset = z.strictObject({
  id: z.string(),
  channel,
  format: z.string(),
  url: z.url(),
  version: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  approvals: z.array(approval),
});

export const condition = z.strictObject({ title: z.string(), owner: z.string(), done: z.boolean() });

/** What legal and the data protection officer decided, each for themselves. */
export const review = z.strictObject({
  outcome: z.enum(['approved', 'approved-with-conditions', 'rejected']),
  claims: approval,
  dataProtection: approval,
  tracking: approval,
  assessmentNeeded: z.boolean(),
  /** Where the data protection impact assessment lies (Art. 35 DSGVO); absent or null when none was needed. */
  assessmentUrl: z.url().nullish(),
  conditions: z.array(condition),
  /** The evidence record: what was looked at, with the hashes of the assets. */
  evidence: z.strictObject({
    at: instant,
    purposes: z.array(z.string()),
    tags: z.array(z.string()),
    assets: z.array(z.strictObject({ id: z.string(), sha256: z.string() })),
  }),
});

/** What runs where after the launch; ids are the vendors'. */
export const launched = z.strictObject({
  at: instant,
  googleAds: z.strictObject({ campaignId: z.string(), budgetId: z.string() }).optional(),
  metaAds: z.strictObject({ campaignId: z.string(), adSetId: z.string() }).optional(),
  klaviyo: z.strictObject({ campaignId: z.string(), messageId: z.string() }).optional(),
  tags: z.strictObject({ versionId: z.string(), previousVersionId: z.string() }),
});

const forHandover = 'lead handover to sales';

/** A lead as the form of the landing page sends it. */
export const lead = z.strictObject({
  email: personal(z.email(), { category: 'contact', purpose: forHandover }),
  firstName: personal(z.string(), { category: 'identity', purpose: forHandover }).optional(),
  lastName: personal(z.string(), { category: 'identity', purpose: forHandover }).optional(),
  phone: personal(z.string(), { category: 'contact', purpose: forHandover }).optional(),
  gclid: personal(z.string(), {
    category: 'online-identifier',
    purpose: 'conversion report to the ad platform',
  }).optional(),
  company: z.string().optional(),
  employees: z.int().nonnegative().optional(),
  country: market,
  interest: z.enum(['demo', 'pricing', 'newsletter', 'whitepaper']),
  /** `utm_campaign` the lead came by. */
  campaign: z.string(),
  channel: channel.optional(),
  consent: z.strictObject({ given: z.boolean(), at: instant, purposeId: z.string() }),
});

/** What a campaign has done since its launch, over all platforms. Money in minor units of the currency of the brief. */
export const totals = z.strictObject({
  impressions: z.number(),
  clicks: z.number(),
  cost: z.number(),
  conversions: z.number(),
  conversionValue: z.number(),
  /** Search impression share, 0 to 1; null where no platform reports one. */
  impressionShare: z.number().nullable(),
  sessions: z.number(),
  bounces: z.number(),
  leads: z.number(),
  revenue: z.number(),
});

const figure = z.number().nullable();

/** Key figures; rates as fractions, costs and revenue in minor units, null where the base is zero. */
export const kpis = z.strictObject({
  CTR: figure,
  CPC: figure,
  CPL: figure,
  CPA: figure,
  CVR: figure,
  ROAS: figure,
  BOUNCE_RATE: figure,
  IMPRESSION_SHARE: figure,
  LEADS: figure,
  REVENUE: figure,
  /** Spent share of the budget over elapsed share of the period: 1 is on plan. */
  PACING: figure,
});

/** What the owner decided in a monthly review. */
export const verdict = z.strictObject({
  decision: z.enum(['keep', 'scale', 'pause', 'resume', 'shift', 'bids']),
  channel: channel.nullish(),
  /** Minor units per day. */
  amount: amount.nullish(),
  /** Minor units per conversion. */
  targetCpa: amount.nullish(),
  reason: z.string(),
  by: z.string(),
});

/** What a verdict means for the platforms; null is unchanged. */
export const changes = z.strictObject({
  googleBudget: amount.nullable(),
  metaBudget: amount.nullable(),
  googleStatus: z.enum(['ENABLED', 'PAUSED']).nullable(),
  metaStatus: z.enum(['ACTIVE', 'PAUSED']).nullable(),
  googleTargetCpa: amount.nullable(),
  note: z.string(),
});

/** A campaign in figures, from launch to end. */
export const summary = z.strictObject({
  campaign: z.string(),
  from: day,
  to: day,
  days: z.int().nonnegative(),
  budget: amount,
  currency,
  totals,
  kpis,
  alerts: z.array(z.string()),
  decisions: z.array(z.strictObject({ at: day, verdict, changes })),
});
