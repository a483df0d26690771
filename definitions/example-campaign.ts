import type { z } from 'zod';
import type { asset, brief, launched, plan, review } from './vocabulary.ts';

/** A small campaign for scenarios and examples: two channels, 9,000.00 euro, no special risk. */
export const exampleBrief = {
  title: 'Spring demo campaign',
  goal: 'leads',
  product: 'Prozess-Plattform',
  market: 'DE',
  language: 'de',
  period: { start: '2026-03-02', end: '2026-05-30' },
  budget: 900_000,
  currency: 'EUR',
  kpis: [
    { name: 'CPL', target: 6_000 },
    { name: 'LEADS', target: 150 },
  ],
  channels: ['google-ads', 'klaviyo'],
  keywords: ['workflow software', 'bpmn tool'],
  landingPage: 'https://www.maschinenraum.example/spring',
  claims: ['Up and running in one day'],
  dataProtection: {
    purpose: 'Marketing e-mail',
    legalBasis: 'consent',
    processors: ['HubSpot', 'Klaviyo', 'Google'],
    profiling: false,
    specialCategories: false,
  },
} satisfies z.infer<typeof brief>;

/** The plan that campaign-planning makes of it. */
export const examplePlan = {
  campaignName: 'de_leads_prozess-plattform_202603',
  segment: { id: '42', name: 'Operations managers DACH', size: 8_000 },
  channels: [
    {
      channel: 'google-ads',
      share: 0.625,
      budget: 562_500,
      dailyBudget: 6_250,
      clicks: 1_757,
      conversions: 79,
      cpa: 7_120,
      roas: 1.26,
    },
    {
      channel: 'klaviyo',
      share: 0.375,
      budget: 337_500,
      dailyBudget: 3_750,
      clicks: 960,
      conversions: 57.6,
      cpa: 5_859,
      roas: 1.54,
    },
  ],
  utm: [
    {
      channel: 'google-ads',
      source: 'google',
      medium: 'cpc',
      campaign: 'de_leads_prozess-plattform_202603',
      content: 'de_main',
    },
    {
      channel: 'klaviyo',
      source: 'klaviyo',
      medium: 'email',
      campaign: 'de_leads_prozess-plattform_202603',
      content: 'de_main',
    },
  ],
  approvals: [{ by: 'otto', decision: 'approve', reason: '' }],
  projectId: '1201',
} satisfies z.infer<typeof plan>;

/** One approved file for each of its channels. */
export const exampleAssets = [
  {
    id: 'google-ads-search-texts',
    channel: 'google-ads',
    format: 'search-texts',
    url: 'https://www.maschinenraum.example/assets/search-texts.csv',
    version: 1,
    sha256: 'a'.repeat(64),
    approvals: [{ by: 'carla', decision: 'approve', reason: '' }],
  },
  {
    id: 'klaviyo-email',
    channel: 'klaviyo',
    format: 'email',
    url: 'https://www.maschinenraum.example/assets/email.html',
    version: 2,
    sha256: 'b'.repeat(64),
    approvals: [{ by: 'carla', decision: 'approve', reason: '' }],
  },
] satisfies readonly z.infer<typeof asset>[];

/** What legal and the data protection officer say about it. */
export const exampleReview = {
  outcome: 'approved',
  claims: { by: 'lena', decision: 'approve' },
  dataProtection: { by: 'dora', decision: 'approve' },
  tracking: { by: 'otto', decision: 'approve' },
  assessmentNeeded: false,
  conditions: [],
  evidence: {
    at: '2026-01-05T08:00:00Z',
    purposes: ['Marketing e-mail'],
    tags: ['GA4'],
    assets: exampleAssets.map(({ id, sha256 }) => ({ id, sha256 })),
  },
} satisfies z.infer<typeof review>;

/** What runs after its launch. */
export const exampleLaunched = {
  at: '2026-01-05T08:00:00Z',
  googleAds: { campaignId: '2001', budgetId: '3001' },
  klaviyo: { campaignId: 'KLV1', messageId: 'KLM1' },
  tags: { versionId: '13', previousVersionId: '12' },
} satisfies z.infer<typeof launched>;
