import { exampleBrief } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

const small = { brief: exampleBrief, author: 'anna' };
const medium = { brief: { ...exampleBrief, budget: 3_000_000 }, author: 'anna' };
const large = { brief: { ...exampleBrief, budget: 6_000_000 }, author: 'anna' };

const segments = [
  { id: '41', name: 'Newsletter', size: 23_000 },
  { id: '42', name: 'Operations managers DACH', size: 8_000 },
];

const jobs = {
  'semrush.readKeywords': {
    complete: {
      keywords: [
        { phrase: 'workflow software', volume: 12_000, cpc: 380, competition: 0.8 },
        { phrase: 'bpmn tool', volume: 3_600, cpc: 260, competition: 0.5 },
      ],
      currency: 'EUR',
    },
  },
  'hubspot.listSegments': { complete: { segments } },
  'asana.createProject': { complete: { projectId: '1201', url: 'https://app.asana.com/0/1201' } },
  'asana.createTasks': { complete: { tasks: [{ key: 'creative', taskId: '1' }] } },
  'slack.postMessage': { complete: { channel: '#campaign-owner', ts: '1767600000.000100' } },
};

const chooseSegment = { by: 'otto', result: { choice: 'use', segmentId: '42' } };
const approves = (by: string) => ({ by, result: { decision: 'approve' } });
const rejects = (by: string) => ({ by, result: { decision: 'reject', reason: 'Too much for this goal' } });
const revises = (budget: number) => ({
  by: 'anna',
  result: { action: 'revise', budget, reason: 'Two weeks less' },
});

const chosen = 'briefReceived > readKeywords > listAgain > listSegments > chooseSegment > segmentSettled';
const forecast =
  'planAgain > planFigures > weighChannels > weighChannels > forecastChannels > forecastChannels > ruleApproval';
const approved = 'approveBudget > firstDecision > secondNeeded';
const rejected = 'approveBudget > firstDecision > budgetRejected > roundsLeft';
const revised = 'reviseAgain > reviseBudget > revised';
const named = 'budgetApproved > nameCampaign > nameAgain > buildUtm > buildUtm > checkTaxonomy > namesValid';
const renamed = 'correctNames > nameAgain > buildUtm > buildUtm > checkTaxonomy > namesValid';
const project = 'createProject > scheduleTasks > createTasks > assemblePlan > planned';
const stopped = 'stopped > tellRejected > planRejected';

export const scenarios: readonly Scenario[] = [
  {
    name: 'a small budget needs one approval',
    variables: small,
    script: { jobs, tasks: { chooseSegment, approveBudget: approves('otto') } },
    path: path(chosen, forecast, approved, named, project),
    ends: 'completed',
    expect: {
      outcome: 'planned',
      round: 1,
      campaignName: 'de_leads_prozess-plattform_202603',
      taxonomyIssues: [],
    },
  },
  {
    name: 'a large budget needs two people',
    variables: large,
    script: {
      jobs,
      tasks: { chooseSegment, approveBudget: approves('olga'), approveBudgetAgain: approves('otto') },
    },
    path: path(chosen, forecast, approved, 'approveBudgetAgain > secondDecision', named, project),
    ends: 'completed',
    expect: {
      outcome: 'planned',
      firstApprover: 'olga',
      approvals: [
        { by: 'olga', decision: 'approve', reason: '' },
        { by: 'otto', decision: 'approve', reason: '' },
      ],
    },
  },
  {
    name: 'a rejected budget is revised and forecast anew',
    variables: medium,
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: [rejects('olga'), approves('olga')],
        reviseBudget: revises(2_000_000),
      },
    },
    path: path(chosen, forecast, rejected, revised, forecast, approved, named, project),
    ends: 'completed',
    expect: {
      outcome: 'planned',
      round: 2,
      brief: { ...medium.brief, budget: 2_000_000 },
      approvals: [{ by: 'olga', decision: 'approve', reason: '' }],
    },
  },
  {
    name: 'the second approver may reject too, and the first approval is void',
    variables: large,
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: approves('olga'),
        approveBudgetAgain: rejects('otto'),
        reviseBudget: revises(4_000_000),
      },
    },
    path: path(
      chosen,
      forecast,
      approved,
      'approveBudgetAgain > secondDecision > budgetRejected > roundsLeft',
      revised,
      forecast,
      approved,
      named,
      project,
    ),
    ends: 'completed',
    expect: { outcome: 'planned', round: 2, approvals: [{ by: 'olga', decision: 'approve', reason: '' }] },
  },
  {
    name: 'the author withdraws a rejected brief',
    variables: medium,
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: rejects('olga'),
        reviseBudget: { by: 'anna', result: { action: 'withdraw', reason: 'Not this year' } },
      },
    },
    path: path(chosen, forecast, rejected, revised, stopped),
    ends: 'completed',
    expect: { outcome: 'rejected', budgetReason: 'Not this year' },
  },
  {
    name: 'after three rejected rounds an owner stops it',
    variables: medium,
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: rejects('olga'),
        reviseBudget: [revises(2_900_000), revises(2_800_000)],
        settleBudget: { by: 'olga', result: { decision: 'stop', reason: 'No common ground' } },
      },
    },
    path: path(
      chosen,
      forecast,
      rejected,
      revised,
      forecast,
      rejected,
      revised,
      forecast,
      rejected,
      'settleBudget > oneMoreRound',
      stopped,
    ),
    ends: 'completed',
    expect: { outcome: 'rejected', round: 3, budgetReason: 'No common ground' },
  },
  {
    name: 'after three rejected rounds an owner allows one more',
    variables: medium,
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: [rejects('olga'), rejects('olga'), rejects('olga'), approves('olga')],
        reviseBudget: revises(1_500_000),
        settleBudget: { by: 'olga', result: { decision: 'continue', reason: 'One last try' } },
      },
    },
    path: path(
      chosen,
      forecast,
      rejected,
      revised,
      forecast,
      rejected,
      revised,
      forecast,
      rejected,
      'settleBudget > oneMoreRound',
      revised,
      forecast,
      approved,
      named,
      project,
    ),
    ends: 'completed',
    expect: { outcome: 'planned', round: 4 },
  },
  {
    name: 'a missing segment is built and the list read again',
    variables: small,
    script: {
      jobs: { ...jobs, listSegments: [{ complete: { segments: [] } }, { complete: { segments } }] },
      tasks: {
        chooseSegment: [{ by: 'otto', result: { choice: 'read-again' } }, chooseSegment],
        approveBudget: approves('otto'),
      },
    },
    path: path(
      chosen,
      'listAgain > listSegments > chooseSegment > segmentSettled',
      forecast,
      approved,
      named,
      project,
    ),
    ends: 'completed',
    expect: { outcome: 'planned', segment: { id: '42', name: 'Operations managers DACH', size: 8_000 } },
  },
  {
    name: 'a name that breaks the taxonomy is corrected',
    variables: { ...small, brief: { ...exampleBrief, product: '§§' } },
    script: {
      jobs,
      tasks: {
        chooseSegment,
        approveBudget: approves('otto'),
        correctNames: [
          { by: 'otto', result: { campaignName: 'Spring Demo' } },
          { by: 'otto', result: { campaignName: 'de_leads_platform_202603' } },
        ],
      },
    },
    path: path(chosen, forecast, approved, named, renamed, renamed, project),
    ends: 'completed',
    expect: { outcome: 'planned', namingRound: 3, campaignName: 'de_leads_platform_202603' },
  },
  {
    name: 'an approval that nobody gives is escalated and stays open',
    variables: small,
    script: { jobs, tasks: { chooseSegment, approveBudget: { ...approves('otto'), after: 'P3D' } } },
    path: path(
      chosen,
      forecast,
      'approveBudgetOverdue > escalateApproveBudget > approveBudgetEscalated',
      approved,
      named,
      project,
    ),
    ends: 'completed',
    took: 'P3D',
    expect: { outcome: 'planned' },
  },
];
