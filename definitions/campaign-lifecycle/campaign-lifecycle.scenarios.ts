import { exampleBrief } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

/** One channel and six weeks, so that all called processes run as well and stay short. */
const brief = { ...exampleBrief, channels: ['klaviyo'], period: { start: '2026-01-12', end: '2026-02-20' } };
const raised = { ...brief, budget: brief.budget + 100_000 };
const wideBrief = { ...brief, channels: ['google-ads', 'klaviyo'] };

const asset = { complete: { sha256: 'a'.repeat(64), bytes: 48_213, mediaType: 'text/html' } };
const page = {
  status: 200,
  ok: true,
  title: 'Demo',
  tags: ['GTM-MR4K7Q2', 'G-7MR26KQ41X'],
  missingTags: [],
  consentBanner: true,
};
const figures = { impressions: 9_000, clicks: 180, cost: 52_000, conversions: 6, conversionValue: 0 };

const containerBefore = {
  complete: {
    versionId: '12',
    tags: [{ tagId: '1', name: 'GA4', type: 'gaawc', paused: false, consentStatus: 'needed' }],
  },
};
const containerLater = (versionId: string) => ({ complete: { versionId, tags: [] } });

const jobs = {
  'semrush.readKeywords': {
    complete: {
      keywords: [{ phrase: 'bpmn tool', volume: 3_600, cpc: 260, competition: 0.5 }],
      currency: 'EUR',
    },
  },
  'hubspot.listSegments': {
    complete: { segments: [{ id: '42', name: 'Operations managers DACH', size: 8_000 }] },
  },
  'asana.createProject': { complete: { projectId: '1201', url: 'https://app.asana.com/0/1201' } },
  'asana.createTasks': { complete: { tasks: [{ key: 'creative', taskId: '1' }] } },
  'asana.createTask': { complete: { taskId: '1301', url: 'https://app.asana.com/0/1201/1301' } },
  'asana.completeTask': { complete: { taskId: '1301' } },
  'slack.postMessage': { complete: { channel: '#campaign-owner', ts: '1767600000.000100' } },
  'website.fingerprintAsset': asset,
  'website.inspectPage': { complete: page },
  'onetrust.listPurposes': {
    complete: { purposes: [{ id: 'p-1', name: 'Marketing e-mail', status: 'ACTIVE' }] },
  },
  'onetrust.listScans': {
    complete: {
      scans: [{ domain: 'www.maschinenraum.example', status: 'COMPLETED', lastScan: '2026-01-02' }],
    },
  },
  'google-tag-manager.readContainer': containerBefore,
  'google-tag-manager.publishTags': { complete: { versionId: '13', previousVersionId: '12' } },
  'google-tag-manager.rollBack': { complete: { versionId: '12' } },
  'google-ads.createCampaign': { complete: { campaignId: '2001', budgetId: '3001' } },
  'google-ads.setStatus': { complete: { campaignId: '2001', status: 'ENABLED' } },
  'google-ads.readFigures': {
    complete: { rows: [{ ...figures, campaignId: '2001', name: 'x' }], currency: 'EUR' },
  },
  'klaviyo.prepareCampaign': { complete: { campaignId: 'KLV1', messageId: 'KLM1' } },
  'klaviyo.scheduleCampaign': { complete: { campaignId: 'KLV1', status: 'Scheduled' } },
  'klaviyo.cancelCampaign': { complete: { campaignId: 'KLV1' } },
  'google-analytics.readFigures': {
    complete: {
      rows: [{ campaign: 'x', sessions: 160, bounceRate: 0.4, keyEvents: 10, revenue: 800_000 }],
      currency: 'EUR',
    },
  },
};

const approve = { decision: 'approve' };
const claimsRejected = { by: 'lea', result: { decision: 'reject', reason: 'Not proven' }, after: 'PT2H' };
const tasks = {
  chooseSegment: { by: 'otto', result: { choice: 'use', segmentId: '42' } },
  approveBudget: { by: 'olga', result: approve },
  produceAsset: { by: 'cem', result: { url: 'https://www.maschinenraum.example/assets/email.html' } },
  // Two of three reviewers are enough, for each format and in each round.
  reviewAsset: Array.from({ length: 12 }, () => [
    { by: 'olga', result: approve },
    { by: 'otto', result: approve },
    { leave: true } as const,
  ]).flat(),
  reviewTracking: { by: 'otto', result: approve, after: 'PT55M' },
  reviewClaims: { by: 'lea', result: approve, after: 'PT2H' },
  reviewDataProtection: { by: 'dora', result: approve, after: 'PT2H59M' },
  decideGo: { by: 'anna', result: { decision: 'go' } },
  reviewReport: { by: 'anna', result: { decision: 'keep', reason: 'On plan' }, after: 'PT2H' },
  learnLessons: {
    by: 'anna',
    result: { goalReached: 'yes', worked: 'The demo page', change: 'Start earlier' },
  },
};
const noGo = { by: 'anna', result: { decision: 'no-go', reason: 'Product is late' } };

const planned = 'briefWritten > planCampaign > planned';
const produced = 'produceAssets > produced';
const released = path(produced, 'reviewLegally > released');
const rejected = path(released, 'roundsLeft');
const finished = 'reviewCampaign > learnLessons > finished';

export const scenarios: readonly Scenario[] = [
  {
    name: 'from the brief to the lessons learned',
    variables: { brief },
    script: { jobs, tasks },
    path: path(planned, released, 'launchCampaign > isLive', finished),
    ends: 'completed',
    expect: { outcome: 'finished', round: 1, launch: 'live' },
  },
  {
    name: 'a budget that is raised on the way is the one that is launched and reviewed with',
    variables: { brief },
    script: {
      jobs,
      tasks: {
        ...tasks,
        approveBudget: [
          { by: 'olga', result: { decision: 'reject', reason: 'Too little for six weeks' } },
          { by: 'olga', result: approve },
        ],
        reviseBudget: {
          by: 'anna',
          result: { action: 'revise', budget: raised.budget, reason: 'Six weeks' },
        },
      },
    },
    path: path(planned, released, 'launchCampaign > isLive', finished),
    ends: 'completed',
    expect: { outcome: 'finished', launch: 'live', brief: raised },
  },
  {
    name: 'a rejected budget ends before anything is produced',
    variables: { brief: { ...brief, budget: 3_000_000 } },
    script: {
      jobs,
      tasks: {
        ...tasks,
        approveBudget: { by: 'olga', result: { decision: 'reject', reason: 'Not this quarter' } },
        reviseBudget: { by: 'anna', result: { action: 'withdraw', reason: 'Not this year' } },
      },
    },
    path: path(planned, 'notPlanned'),
    ends: 'completed',
    expect: { outcome: 'rejected', planning: 'rejected' },
  },
  {
    name: 'what legal rejects goes back to creative',
    variables: { brief },
    script: { jobs, tasks: { ...tasks, reviewClaims: [claimsRejected, tasks.reviewClaims] } },
    path: path(planned, rejected, 'nextRound', released, 'launchCampaign > isLive', finished),
    ends: 'completed',
    expect: { outcome: 'finished', round: 2 },
  },
  {
    name: 'after three rejections the owner stops, ops having been told that she is late',
    variables: { brief },
    script: {
      jobs,
      tasks: {
        ...tasks,
        reviewClaims: claimsRejected,
        decideRejected: {
          by: 'anna',
          result: { decision: 'stop', reason: 'The claim is the campaign' },
          after: 'P5D',
        },
      },
    },
    path: path(
      planned,
      rejected,
      'nextRound',
      rejected,
      'nextRound',
      rejected,
      'lateDecideRejected > escalateDecideRejected > escalatedDecideRejected',
      'decideRejected > tryAgain > stoppedAfterReview',
    ),
    ends: 'completed',
    expect: { outcome: 'stopped', round: 3 },
  },
  {
    name: 'a launch that the owner refuses is tried again',
    variables: { brief },
    script: {
      jobs,
      tasks: {
        ...tasks,
        decideGo: [noGo, tasks.decideGo],
        decideRelaunch: { by: 'anna', result: { decision: 'again', reason: 'The product is there' } },
      },
    },
    path: path(
      planned,
      released,
      'launchCampaign > isLive > decideRelaunch > launchAgain > launchCampaign > isLive',
      finished,
    ),
    ends: 'completed',
    expect: { outcome: 'finished', launchRound: 2 },
  },
  {
    name: 'a launch that was undone may be the end',
    variables: { brief },
    script: {
      jobs,
      tasks: {
        ...tasks,
        decideGo: noGo,
        decideRelaunch: { by: 'anna', result: { decision: 'stop', reason: 'No product, no campaign' } },
      },
    },
    path: path(
      planned,
      released,
      'launchCampaign > isLive > decideRelaunch > launchAgain > stoppedAfterLaunch',
    ),
    ends: 'completed',
    expect: { outcome: 'stopped', launch: 'undone' },
  },
  {
    name: 'cancelled while it runs: everything is stopped, the tags are rolled back',
    variables: { brief: wideBrief },
    script: {
      jobs: { ...jobs, readContainer: [containerBefore, containerLater('13')] },
      tasks,
      events: [{ cancel: true, by: 'anna', after: 'P10DT1H', afterElement: 'launchCampaign' }],
    },
    path: path(
      planned,
      released,
      'launchCampaign > isLive > campaignCancelled > anythingLive > stopWhatRuns > pauseGoogle > cancelNurture > stopped',
      'readContainer > tagsStillOurs > rollBackTags > tagsSettled > everythingStopped > tellCancelled > cancelled > cancelCampaign',
    ),
    ends: 'completed',
    expect: { outcome: 'cancelled', liveVersion: '12' },
  },
  {
    name: 'cancelled after the mailing went out and others published tags: ops removes them by hand',
    variables: { brief },
    script: {
      jobs: {
        ...jobs,
        readContainer: [containerBefore, containerLater('17')],
        'klaviyo.cancelCampaign': { error: { code: 'CONFLICT', message: 'already sent' } },
      },
      tasks,
      events: [{ cancel: true, by: 'anna', after: 'P10DT1H', afterElement: 'launchCampaign' }],
    },
    path: path(
      planned,
      released,
      'launchCampaign > isLive > campaignCancelled > anythingLive > stopWhatRuns > alreadySent > stopped',
      'readContainer > tagsStillOurs > askToRemoveTags > tagsSettled > everythingStopped > tellCancelled > cancelled > cancelCampaign',
    ),
    ends: 'completed',
    expect: { outcome: 'cancelled', liveVersion: '17', nurtureCancelled: null },
  },
  {
    name: 'cancelled before anything was launched',
    variables: { brief },
    script: {
      jobs,
      tasks: { ...tasks, reviewClaims: { leave: true } },
      events: [{ cancel: true, by: 'anna', after: 'PT1H', afterElement: 'produced' }],
    },
    path: path(
      planned,
      produced,
      'campaignCancelled > anythingLive > everythingStopped > tellCancelled > cancelled > cancelCampaign',
    ),
    ends: 'completed',
    expect: { outcome: 'cancelled' },
  },
];
