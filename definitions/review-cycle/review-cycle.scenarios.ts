import type { Variables } from '../../engine/kernel/index.ts';
import { exampleBrief, exampleLaunched, examplePlan } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

/** Live since Monday, 5 January 2026, 08:00 UTC, when every scenario begins. */
const until = (end: string) => ({ ...exampleBrief, period: { start: '2026-01-05', end } });
const small = { brief: until('2026-01-08'), plan: examplePlan, launched: exampleLaunched, author: 'anna' };
const wide = {
  ...small,
  brief: { ...until('2026-02-08'), budget: 2_000_000 },
  plan: {
    ...examplePlan,
    channels: examplePlan.channels.map((channel) =>
      channel.channel === 'klaviyo' ? { ...channel, channel: 'meta-ads' } : channel,
    ),
  },
  launched: { ...exampleLaunched, metaAds: { campaignId: '4001', adSetId: '5001' } },
};

const row = {
  name: examplePlan.campaignName,
  impressions: 10_000,
  clicks: 200,
  cost: 5_000,
  conversions: 8,
  conversionValue: 900_000,
};
const googleRow = { ...row, campaignId: '2001', searchImpressionShare: 0.6 };
const visits = {
  campaign: examplePlan.campaignName,
  sessions: 160,
  bounceRate: 0.4,
  keyEvents: 10,
  revenue: 800_000,
};
const google = (figures: Variables) => ({
  complete: { rows: [{ ...googleRow, ...figures }], currency: 'EUR' },
});
/** A minute later each day, so that the monthly report never falls together with a daily check. */
const seen = (...rows: readonly Variables[]) => ({ complete: { rows, currency: 'EUR' }, after: 'PT1M' });
/** Spent so far, day by day: close to plan for 5,000.00 euro in three days. */
const onPlan = [google({ cost: 150_000 }), google({ cost: 320_000 }), google({ cost: 480_000 })];
const nothing = {
  impressions: 0,
  clicks: 0,
  cost: 0,
  conversions: 0,
  conversionValue: 0,
  searchImpressionShare: null,
};

const jobs = {
  'google-ads.readFigures': google({}),
  'meta-ads.readFigures': { complete: { rows: [{ ...row, campaignId: '4001' }], currency: 'EUR' } },
  'google-analytics.readFigures': seen(visits),
  'google-ads.setBudget': { complete: { budgetId: '3001', dailyBudget: 0 } },
  'meta-ads.setBudget': { complete: { adSetId: '5001', dailyBudget: 0 } },
  'google-ads.setBid': { complete: { campaignId: '2001' } },
  'google-ads.setStatus': { complete: { campaignId: '2001', status: 'PAUSED' } },
  'meta-ads.setStatus': { complete: { campaignId: '4001', status: 'PAUSED' } },
  'slack.postMessage': { complete: { channel: '#campaign-owner', ts: '1767600000.000100' } },
};

const read = 'readVisits > addUp > computeKpis > findAlerts > anythingNew';
const look = path('nextDay > readWhatRuns > readGoogleFigures > figuresRead', read);
const lookWide = path('nextDay > readWhatRuns > readGoogleFigures > readMetaFigures > figuresRead', read);
const quiet = path(look, 'told > periodOver');
const loud = path(look, 'tellAlerts > told > periodOver');
const quietWide = path(lookWide, 'told > periodOver');
const loudWide = path(lookWide, 'tellAlerts > told > periodOver');
const days = (count: number) => path(...Array<string>(count).fill(quietWide));
const ended = 'summarise > periodEnded';
const decided = 'reviewReport > planChanges > projectSpend > withinBudget';
const sentBack = path(decided, 'triesLeft > sendBack');
const applied = 'changesApplied > recordDecision > tellApplied > reviewed > monthlyReview';
/** Alerts on the first day, then quiet until the month is over. */
const firstMonth = path('campaignLive', loudWide, days(29), 'monthOver > writeReport');

const decides = (decision: string, more: Variables) => ({
  by: 'anna',
  result: { decision, reason: 'As the figures say', ...more },
  after: 'PT2H',
});
const allIn = (where: string) => decides('scale', { channel: where, amount: 9_000_000 });

export const scenarios: readonly Scenario[] = [
  {
    name: 'three days on plan end with a summary',
    variables: { ...small, brief: { ...small.brief, budget: 500_000 } },
    script: { jobs: { ...jobs, readGoogleFigures: onPlan } },
    path: path('campaignLive', quiet, quiet, quiet, ended),
    ends: 'completed',
    expect: { days: 3, alerts: [] },
  },
  {
    name: 'a new alert is told once, not every day',
    variables: { ...small, brief: { ...small.brief, budget: 500_000 } },
    script: {
      jobs: {
        ...jobs,
        readGoogleFigures: onPlan,
        'google-analytics.readFigures': seen({ ...visits, bounceRate: 0.9 }),
      },
    },
    path: path('campaignLive', loud, quiet, quiet, ended),
    ends: 'completed',
    expect: { alerts: ['bounce rate above 70 %'] },
  },
  {
    name: 'a campaign without any figures has no rates, and divides by nothing',
    variables: { ...small, brief: until('2026-01-06') },
    script: { jobs: { ...jobs, readGoogleFigures: google(nothing), 'google-analytics.readFigures': seen() } },
    path: path('campaignLive', loud, ended),
    ends: 'completed',
    expect: {
      kpis: {
        CTR: null,
        CPC: null,
        CPL: null,
        CPA: null,
        CVR: null,
        ROAS: null,
        BOUNCE_RATE: null,
        IMPRESSION_SHARE: null,
        LEADS: 0,
        REVENUE: 0,
        PACING: 0,
      },
      alerts: ['spends slower than planned'],
    },
  },
  {
    name: 'the monthly report: budget is shifted, beside the daily checks',
    variables: wide,
    script: {
      jobs,
      tasks: { reviewReport: decides('shift', { channel: 'google-ads', amount: 1_250 }) },
    },
    path: path(
      firstMonth,
      quietWide,
      decided,
      'applyChanges > setGoogleBudget > setMetaBudget',
      applied,
      days(3),
      ended,
    ),
    ends: 'completed',
    expect: { budgets: { googleAds: 5_000, metaAds: 5_000 } },
  },
  {
    name: 'more than was approved is sent back, then a smaller step is taken',
    variables: wide,
    script: {
      jobs,
      tasks: {
        reviewReport: [allIn('google-ads'), decides('bids', { channel: 'google-ads', targetCpa: 5_000 })],
      },
    },
    path: path(
      firstMonth,
      quietWide,
      sentBack,
      decided,
      'applyChanges > setGoogleBid',
      applied,
      days(3),
      ended,
    ),
    ends: 'completed',
    expect: { round: 2, googleTargetCpa: 5_000 },
  },
  {
    name: 'three decisions over budget change nothing',
    variables: wide,
    script: { jobs, tasks: { reviewReport: allIn('meta-ads') } },
    path: path(
      firstMonth,
      quietWide,
      sentBack,
      sentBack,
      decided,
      'triesLeft > tellGivenUp > unchanged > monthlyReview',
      days(3),
      ended,
    ),
    ends: 'completed',
    expect: { round: 3, decisions: [], budgets: { googleAds: 6_250, metaAds: 3_750 } },
  },
  {
    name: 'a paused platform stays paused until it is resumed',
    variables: wide,
    script: { jobs, tasks: { reviewReport: decides('pause', { channel: 'meta-ads' }) } },
    path: path(firstMonth, quietWide, decided, 'applyChanges > setMetaStatus', applied, days(3), ended),
    ends: 'completed',
    expect: { metaStatus: 'PAUSED' },
  },
  {
    name: 'nobody decides: reminded, then left as it is',
    variables: { ...wide, brief: { ...wide.brief, period: { start: '2026-01-05', end: '2026-02-14' } } },
    script: { jobs, tasks: { reviewReport: { leave: true } } },
    path: path(
      firstMonth,
      days(2),
      'lateReviewReport > escalateReviewReport > escalatedReviewReport',
      days(5),
      'nobodyDecided > tellUndecided > leftAsIs > monthlyReview',
      days(3),
      ended,
    ),
    ends: 'completed',
    expect: { decisions: [] },
  },
];
