import { exampleAssets, exampleBrief, examplePlan, exampleReview } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

const small = {
  brief: exampleBrief,
  plan: examplePlan,
  assets: exampleAssets,
  review: exampleReview,
  author: 'anna',
};

const googleOnly = examplePlan.channels.filter(({ channel }) => channel === 'google-ads');
const mailOnly = examplePlan.channels.filter(({ channel }) => channel === 'klaviyo');
const metaOnly = googleOnly.map((channel) => ({ ...channel, channel: 'meta-ads' }));
/** The same campaign on all three channels. */
const wide = {
  ...small,
  brief: { ...exampleBrief, budget: 2_000_000, channels: ['google-ads', 'meta-ads', 'klaviyo'] },
  plan: { ...examplePlan, channels: [...googleOnly, ...metaOnly, ...mailOnly] },
};
const mailing = {
  ...small,
  brief: { ...exampleBrief, channels: ['klaviyo'] },
  plan: { ...examplePlan, channels: mailOnly },
  assets: exampleAssets.slice(1),
};

const row = {
  name: examplePlan.campaignName,
  impressions: 4_000,
  clicks: 90,
  cost: 6_100,
  conversions: 3,
  conversionValue: 0,
};
const unchanged = exampleAssets.map(({ sha256 }) => ({
  complete: { sha256, bytes: 5_120, mediaType: 'text/html' },
}));
const page = {
  status: 200,
  ok: true,
  title: 'Demo',
  tags: ['GTM-MR4K7Q2'],
  missingTags: [],
  consentBanner: true,
};

const jobs = {
  fingerprintAssets: [...unchanged, ...unchanged],
  'onetrust.listScans': {
    complete: { scans: [{ domain: 'www.maschinenraum.example', status: 'COMPLETED' }] },
  },
  'onetrust.listPurposes': {
    complete: { purposes: [{ id: 'p-1', name: 'Marketing e-mail', status: 'ACTIVE' }] },
  },
  'website.inspectPage': { complete: page },
  'google-ads.createCampaign': { complete: { campaignId: '2001', budgetId: '3001' } },
  'meta-ads.createCampaign': { complete: { campaignId: '4001', adSetId: '5001' } },
  'google-tag-manager.publishTags': { complete: { versionId: '13', previousVersionId: '12' } },
  'klaviyo.prepareCampaign': { complete: { campaignId: 'KLV1', messageId: 'KLM1' } },
  enableGoogle: { complete: { campaignId: '2001', status: 'ENABLED' } },
  enableMeta: { complete: { campaignId: '4001', status: 'ACTIVE' } },
  'klaviyo.scheduleCampaign': { complete: { campaignId: 'KLV1', status: 'Scheduled' } },
  'google-ads.readFigures': { complete: { rows: [{ ...row, campaignId: '2001' }], currency: 'EUR' } },
  'meta-ads.readFigures': { complete: { rows: [{ ...row, campaignId: '4001' }], currency: 'EUR' } },
  'google-analytics.readFigures': {
    complete: {
      rows: [{ campaign: examplePlan.campaignName, sessions: 75, bounceRate: 0.4, keyEvents: 3, revenue: 0 }],
      currency: 'EUR',
    },
  },
  pauseGoogle: { complete: { campaignId: '2001', status: 'PAUSED' } },
  pauseMeta: { complete: { campaignId: '4001', status: 'PAUSED' } },
  'google-ads.removeCampaign': { complete: { campaignId: '2001', removed: true } },
  'meta-ads.removeCampaign': { complete: { campaignId: '4001', removed: true } },
  'google-tag-manager.rollBack': { complete: { versionId: '12' } },
  'klaviyo.cancelCampaign': { complete: { campaignId: 'KLV1' } },
  'slack.postMessage': { complete: { channel: '#campaign-owner', ts: '1767600000.000100' } },
};

const go = { by: 'anna', result: { decision: 'go' } };
const again = { by: 'otto', result: { decision: 'again', note: 'Page mended' } };
const down = { complete: { ...page, status: 503, ok: false } };
const refused = { error: { code: 'INVALID_INPUT', message: 'budget too small' } };

const looked = 'checkOnceMore > checkEverything > readPlan > listScans > inspectPage > listPurposes';
const checkedOne = path(
  looked,
  'fingerprintAssets > assetsRead > everythingChecked > decidePreflight > preflightPassed',
);
const checked = path(
  looked,
  'fingerprintAssets > fingerprintAssets > assetsRead > everythingChecked > decidePreflight > preflightPassed',
);
const checkedGone = path(
  looked,
  'assetMissing > assetsRead > everythingChecked > decidePreflight > preflightPassed',
);
const createdSmall = 'createWished > createGoogleCampaign > wishedCreated > allCreated > chooseTags';
const createdWide =
  'createWished > createGoogleCampaign > createMetaCampaign > wishedCreated > allCreated > chooseTags';
const prepared = 'publishTags > nurtureWished > prepareNurture > prepared';
const given = 'decideGo > goGiven > enableWished';
const recorded = 'wishedEnabled > allEnabled > recordLaunch';
const judged = 'wishedRead > readVisits > sumFirstDay > judgeFirstDay > tellLive > live';
const notLaunched = 'checkAgain > tellNotLaunched > notLaunched';
const removedWide = 'cancelNurture > rollBackTags > removeMetaCampaign > removeGoogleCampaign';
const undone = 'undoEverything > tellUndone > undone > undoLaunch';

export const scenarios: readonly Scenario[] = [
  {
    name: 'all three channels go live',
    variables: wide,
    script: { jobs, tasks: { decideGo: go } },
    path: path(
      'launchWanted',
      checked,
      createdWide,
      prepared,
      given,
      'enableGoogle > enableMeta > scheduleNurture',
      recorded,
      'firstDayOver > readWished > readGoogleFigures > readMetaFigures',
      judged,
    ),
    ends: 'completed',
    took: 'P1D',
    expect: { outcome: 'live', alerts: [], round: 1 },
  },
  {
    name: 'a mailing alone needs no ad platform',
    variables: mailing,
    script: { jobs: { ...jobs, fingerprintAssets: unchanged.slice(1) }, tasks: { decideGo: go } },
    path: path(
      'launchWanted',
      checkedOne,
      'createWished > wishedCreated > allCreated > chooseTags',
      prepared,
      given,
      'scheduleNurture',
      recorded,
      'firstDayOver > readWished',
      judged,
    ),
    ends: 'completed',
    expect: { outcome: 'live', alerts: [] },
  },
  {
    name: 'a page that is down is mended and checked again',
    variables: small,
    script: {
      jobs: { ...jobs, 'website.inspectPage': [down, { complete: page }] },
      tasks: { fixPreflight: again, decideGo: go },
    },
    path: path(
      'launchWanted',
      checked,
      'roundsLeft > fixPreflight > checkAgain',
      checked,
      createdSmall,
      prepared,
      given,
      'enableGoogle > scheduleNurture',
      recorded,
      'firstDayOver > readWished > readGoogleFigures',
      judged,
    ),
    ends: 'completed',
    expect: { outcome: 'live', round: 2, preflightNote: 'Page mended' },
  },
  {
    name: 'a changed asset is never launched: ops gives up',
    variables: small,
    script: {
      jobs: {
        ...jobs,
        fingerprintAssets: { complete: { sha256: 'f'.repeat(64), bytes: 1, mediaType: 'text/html' } },
      },
      tasks: {
        fixPreflight: { by: 'otto', result: { decision: 'give-up', note: 'Creative has to approve again' } },
      },
    },
    path: path('launchWanted', checked, 'roundsLeft > fixPreflight', notLaunched),
    ends: 'completed',
    expect: {
      outcome: 'not-launched',
      problems: ['An approved asset was changed or is gone: creative has it approved again or restores it'],
    },
  },
  {
    name: 'after three rounds the owner decides, ops being late once',
    variables: small,
    script: {
      jobs: {
        ...jobs,
        fingerprintAssets: { error: { code: 'NOT_FOUND', message: 'no such file' } },
        'website.inspectPage': down,
      },
      tasks: {
        fixPreflight: [{ ...again, after: 'P3D' }, again],
        decideOnPreflight: { by: 'anna', result: { decision: 'give-up', note: 'We move the campaign' } },
      },
    },
    path: path(
      'launchWanted',
      checkedGone,
      'roundsLeft > lateFixPreflight > escalateFixPreflight > escalatedFixPreflight > fixPreflight > checkAgain',
      checkedGone,
      'roundsLeft > fixPreflight > checkAgain',
      checkedGone,
      'roundsLeft > decideOnPreflight',
      notLaunched,
    ),
    ends: 'completed',
    expect: { outcome: 'not-launched', preflightNote: 'We move the campaign' },
  },
  {
    name: 'one platform refuses: the other finishes, then all is undone',
    variables: wide,
    script: { jobs: { ...jobs, 'meta-ads.createCampaign': refused } },
    path: path(
      'launchWanted',
      checked,
      'createWished > createGoogleCampaign > metaRefused > wishedCreated > allCreated',
      'launchFailed > removeGoogleCampaign',
      undone,
    ),
    ends: 'completed',
    expect: {
      outcome: 'undone',
      googleRemoved: true,
      failure: { step: 'createMetaCampaign', code: 'INVALID_INPUT', message: 'budget too small' },
    },
  },
  {
    name: 'the owner refuses late: everything created is undone, latest first',
    variables: wide,
    script: {
      jobs,
      tasks: {
        decideGo: { by: 'anna', result: { decision: 'no-go', reason: 'Product is late' }, after: 'P4D' },
      },
    },
    path: path(
      'launchWanted',
      checked,
      createdWide,
      prepared,
      'lateDecideGo > escalateDecideGo > escalatedDecideGo > decideGo > goGiven > launchFailed',
      removedWide,
      undone,
    ),
    ends: 'completed',
    expect: {
      outcome: 'undone',
      googleRemoved: true,
      metaRemoved: true,
      tagsRolledBackTo: '12',
      nurtureCancelled: 'KLV1',
    },
  },
  {
    name: 'enabling fails on one platform: what runs is paused and removed',
    variables: wide,
    script: { jobs: { ...jobs, enableMeta: refused }, tasks: { decideGo: go } },
    path: path(
      'launchWanted',
      checked,
      createdWide,
      prepared,
      given,
      'enableGoogle > metaNotEnabled > scheduleNurture > wishedEnabled > allEnabled > launchFailed > pauseGoogle',
      removedWide,
      undone,
    ),
    ends: 'completed',
    expect: {
      outcome: 'undone',
      googleStatus: 'PAUSED',
      googleRemoved: true,
      metaRemoved: true,
      tagsRolledBackTo: '12',
    },
  },
  {
    name: 'the tool manager refuses the tags',
    variables: small,
    script: { jobs: { ...jobs, 'google-tag-manager.publishTags': refused } },
    path: path('launchWanted', checked, createdSmall, 'launchFailed > removeGoogleCampaign', undone),
    ends: 'completed',
    expect: {
      outcome: 'undone',
      googleRemoved: true,
      failure: { step: 'launch', code: 'INVALID_INPUT', message: 'budget too small' },
    },
  },
  {
    name: 'cancelled on the first day: all is undone',
    variables: small,
    script: {
      jobs,
      tasks: { decideGo: go },
      events: [{ cancel: true, by: 'anna', after: 'PT6H', afterElement: 'recordLaunch' }],
    },
    path: path(
      'launchWanted',
      checked,
      createdSmall,
      prepared,
      given,
      'enableGoogle > scheduleNurture',
      recorded,
      'launchCancelled > pauseGoogle > cancelNurture > rollBackTags > removeGoogleCampaign',
      'undoCancelled > tellCancelled > launchWithdrawn > cancelLaunch',
    ),
    ends: 'completed',
    expect: {
      outcome: 'undone',
      googleStatus: 'PAUSED',
      googleRemoved: true,
      nurtureCancelled: 'KLV1',
      tagsRolledBackTo: '12',
    },
  },
];
