import { exampleAssets, exampleBrief, examplePlan } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

const variables = { brief: exampleBrief, plan: examplePlan, assets: exampleAssets, author: 'anna' };
const sensitive = {
  ...variables,
  brief: {
    ...exampleBrief,
    dataProtection: { ...exampleBrief.dataProtection, profiling: true, legalBasis: 'legitimate-interest' },
  },
};

const jobs = {
  'onetrust.listPurposes': {
    complete: { purposes: [{ id: 'p-1', name: 'Marketing e-mail', status: 'ACTIVE' }] },
  },
  'onetrust.listScans': {
    after: 'PT1M',
    complete: {
      scans: [{ domain: 'www.maschinenraum.example', status: 'COMPLETED', lastScan: '2026-01-02' }],
    },
  },
  'google-tag-manager.readContainer': {
    after: 'PT5M',
    complete: {
      versionId: '12',
      tags: [{ tagId: '1', name: 'GA4', type: 'gaawc', paused: false, consentStatus: 'needed' }],
    },
  },
  'website.inspectPage': {
    complete: {
      status: 200,
      ok: true,
      title: 'Demo',
      tags: ['GTM-MR4K7Q2', 'G-7MR26KQ41X'],
      missingTags: [],
      consentBanner: true,
    },
  },
  'asana.createTask': { complete: { taskId: '1401', url: 'https://app.asana.com/0/1201/1401' } },
  'asana.completeTask': { complete: { taskId: '1401' } },
  'slack.postMessage': { complete: { channel: '#legal', ts: '1767600000.000100' } },
};

// Apart in time, so that the order is the same wherever it runs: tracking, then claims, then data protection.
const approve = { decision: 'approve' };
const tracking = { by: 'otto', result: approve, after: 'PT55M' };
const claims = { by: 'lea', result: approve, after: 'PT2H' };
const dataProtection = { by: 'dora', result: approve, after: 'PT2H59M' };
const reviews = { reviewTracking: tracking, reviewClaims: claims, reviewDataProtection: dataProtection };
const conditional = {
  ...claims,
  result: {
    decision: 'approve-with-conditions',
    reason: 'The claim is too broad',
    conditions: [{ title: 'Say "typically" in one day', owner: 'creative' }],
  },
};
const met = { by: 'cem', result: { proof: 'Changed in all texts, see version 2' } };
const accepts = { by: 'lea', result: { decision: 'accept' } };
const refuses = { by: 'lea', result: { decision: 'refuse', reason: 'Still in the headline' } };

const prepared =
  'assetsReady > reviewInParallel > readPurposes > readScans > assessImpact > assessmentNeeded > assessmentSettled > readContainer > inspectLandingPage > checkTracking';
const reviewed = 'reviewTracking > reviewClaims > reviewDataProtection > allReviewed > decidedSeparately';
const decided = 'separate > gatherConditions > decideOutcome > outcomeKnown';
const taskCreated = 'conditionSet > createConditionTask';
const broughtProof = 'meetAgain > meetCondition > confirmCondition > confirmed';
const refused = path(broughtProof, 'roundsLeft > meetOnceMore');
const passed = 'decided > recordEvidence > released > reviewPassed';
const rejected = 'decided > recordEvidence > released > tellRejected > reviewRejected';
const condition = { title: 'Say "typically" in one day', owner: 'creative' };

export const scenarios: readonly Scenario[] = [
  {
    name: 'all three approve',
    variables,
    script: { jobs, tasks: reviews },
    path: path(prepared, reviewed, decided, passed),
    ends: 'completed',
    took: 'PT3H',
    expect: {
      outcome: 'approved',
      conditions: [],
      claims: { by: 'lea', decision: 'approve', reason: '' },
      dataProtection: { by: 'dora', decision: 'approve', reason: '' },
      impact: { needed: false, criteria: [] },
      trackingFindings: [],
    },
  },
  {
    name: 'an impact assessment is attached before the officer decides',
    variables: sensitive,
    script: {
      jobs,
      tasks: {
        ...reviews,
        attachAssessment: {
          by: 'anna',
          result: {
            assessmentUrl: 'https://docs.maschinenraum.example/dpia-17',
            summary: 'Scoring of known contacts; opt-out offered',
          },
          after: 'PT1H30M',
        },
      },
    },
    path: path(
      'assetsReady > reviewInParallel > readPurposes > readScans > assessImpact > assessmentNeeded',
      'readContainer > inspectLandingPage > checkTracking > reviewTracking > attachAssessment > assessmentSettled',
      'reviewClaims > reviewDataProtection > allReviewed > decidedSeparately',
      decided,
      passed,
    ),
    ends: 'completed',
    expect: {
      outcome: 'approved',
      impact: { needed: true, criteria: ['Evaluation or scoring', 'Profiling without consent'] },
      assessmentUrl: 'https://docs.maschinenraum.example/dpia-17',
    },
  },
  {
    name: 'legal rejects',
    variables,
    script: {
      jobs,
      tasks: {
        ...reviews,
        reviewClaims: { ...claims, result: { decision: 'reject', reason: 'Unfair comparison' } },
      },
    },
    path: path(prepared, reviewed, decided, rejected),
    ends: 'completed',
    expect: { outcome: 'rejected', claims: { by: 'lea', decision: 'reject', reason: 'Unfair comparison' } },
  },
  {
    name: 'a condition is met and confirmed',
    variables,
    script: {
      jobs,
      tasks: { ...reviews, reviewClaims: conditional, meetCondition: met, confirmCondition: accepts },
    },
    path: path(
      prepared,
      reviewed,
      decided,
      taskCreated,
      broughtProof,
      'completeConditionTask > conditionMet > meetConditions',
      passed,
    ),
    ends: 'completed',
    expect: { outcome: 'approved-with-conditions', conditions: [{ ...condition, done: true }] },
  },
  {
    name: 'a refused proof is brought again',
    variables,
    script: {
      jobs,
      tasks: {
        ...reviews,
        reviewClaims: conditional,
        meetCondition: met,
        confirmCondition: [refuses, accepts],
      },
    },
    path: path(
      prepared,
      reviewed,
      decided,
      taskCreated,
      refused,
      broughtProof,
      'completeConditionTask > conditionMet > meetConditions',
      passed,
    ),
    ends: 'completed',
    expect: { outcome: 'approved-with-conditions', conditions: [{ ...condition, done: true }] },
  },
  {
    name: 'after three refused proofs the owner allows one more, then gives the condition up',
    variables,
    script: {
      jobs,
      tasks: {
        ...reviews,
        reviewClaims: conditional,
        meetCondition: met,
        confirmCondition: refuses,
        decideCondition: [
          { by: 'olga', result: { decision: 'another-round', reason: 'Try again' } },
          { by: 'olga', result: { decision: 'give-up', reason: 'Not feasible' } },
        ],
      },
    },
    path: path(
      prepared,
      reviewed,
      decided,
      taskCreated,
      refused,
      refused,
      broughtProof,
      'roundsLeft > decideCondition > oneMoreRound > meetOnceMore',
      broughtProof,
      'roundsLeft > decideCondition > oneMoreRound > conditionGivenUp > meetConditions',
      rejected,
    ),
    ends: 'completed',
    expect: { outcome: 'rejected', conditions: [{ ...condition, done: false }] },
  },
  {
    name: 'one person decided for legal and for data protection: another officer decides anew',
    variables,
    script: {
      jobs,
      tasks: {
        ...reviews,
        reviewDataProtection: { ...dataProtection, by: 'lea' },
        repeatDataProtection: { by: 'dora', result: { decision: 'reject', reason: 'No legal basis' } },
      },
    },
    path: path(prepared, reviewed, 'repeatDataProtection', decided, rejected),
    ends: 'completed',
    expect: {
      outcome: 'rejected',
      dataProtection: { by: 'dora', decision: 'reject', reason: 'No legal basis' },
    },
  },
  {
    name: 'a review that nobody does is reminded of, then escalated',
    variables,
    script: { jobs, tasks: { ...reviews, reviewClaims: { ...claims, after: 'P4D' } } },
    path: path(
      prepared,
      'reviewTracking > reviewDataProtection',
      'reviewClaimsDue > remindReviewClaims > reviewClaimsReminded',
      'reviewClaimsDue > remindReviewClaims > reviewClaimsReminded',
      'reviewClaimsOverdue > escalateReviewClaims > reviewClaimsEscalated',
      'reviewClaims > allReviewed > decidedSeparately',
      decided,
      passed,
    ),
    ends: 'completed',
    took: 'P4D',
    expect: { outcome: 'approved' },
  },
];
