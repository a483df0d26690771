import { exampleBrief, examplePlan } from '../example-campaign.ts';
import { path, type Scenario } from '../scenario.ts';

/** One format only, so that the path can be read. */
const variables = { brief: { ...exampleBrief, channels: ['klaviyo'] }, plan: examplePlan, author: 'anna' };

const first = 'a'.repeat(64);
const second = 'b'.repeat(64);
const file = (sha256: string) => ({ complete: { sha256, bytes: 48_213, mediaType: 'text/html' } });

const jobs = {
  'asana.createTask': { complete: { taskId: '1301', url: 'https://app.asana.com/0/1201/1301' } },
  'asana.completeTask': { complete: { taskId: '1301' } },
  'website.fingerprintAsset': file(first),
  'slack.postMessage': { complete: { channel: '#creative', ts: '1767600000.000100' } },
};

const handsIn = { by: 'cem', result: { url: 'https://www.maschinenraum.example/assets/email.html' } };
const approves = (by: string) => ({ by, result: { decision: 'approve' } });
const rejects = (by: string) => ({
  by,
  result: { decision: 'reject', reason: 'The call to action is missing' },
});
const asset = (version: number, sha256: string, ...by: readonly string[]) => ({
  id: 'klaviyo-email',
  channel: 'klaviyo',
  format: 'email',
  url: handsIn.result.url,
  version,
  sha256,
  approvals: by.map((person) => ({ by: person, decision: 'approve', reason: '' })),
});
const twoApprove = [approves('olga'), approves('otto'), { leave: true } as const];
const twoReject = [rejects('olga'), rejects('otto'), { leave: true } as const];

const begun = 'planReady > listFormats > formatGiven > createBriefTask > handInAgain';
const handedIn = 'produceAsset > fingerprintAsset > versionsLeft';
const reviewed = 'reviewAgain > reviewAsset > reviewAsset > quorumReached';
const again = 'rejectedOrChanged > handInRefused > handInAgain';
const recorded = 'fingerprintAgain > unchanged > recordAsset';
const settled = 'settled > completeBriefTask > assetSettled > produceAssets';
const approved = 'collectAssets > covered > setComplete > approveSet > setApproved';
const refused = path(handedIn, reviewed, again);

export const scenarios: readonly Scenario[] = [
  {
    name: 'two of three reviewers are enough',
    variables,
    script: { jobs, tasks: { produceAsset: handsIn, reviewAsset: twoApprove } },
    path: path(begun, handedIn, reviewed, recorded, settled, approved),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(1, first, 'olga', 'otto')], uncovered: [] },
  },
  {
    name: 'a rejected version is produced again',
    variables,
    script: { jobs, tasks: { produceAsset: handsIn, reviewAsset: [...twoReject, ...twoApprove] } },
    path: path(begun, refused, handedIn, reviewed, recorded, settled, approved),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(2, first, 'olga', 'otto')] },
  },
  {
    name: 'a file that changes after its approval loses it and is reviewed again',
    variables,
    script: {
      jobs: { ...jobs, fingerprintAsset: [file(first), file(second)], fingerprintAgain: file(second) },
      tasks: { produceAsset: handsIn, reviewAsset: [...twoApprove, ...twoApprove] },
    },
    path: path(
      begun,
      handedIn,
      reviewed,
      'fingerprintAgain > unchanged > voidApprovals',
      again,
      handedIn,
      reviewed,
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(2, second, 'olga', 'otto')] },
  },
  {
    name: 'a file that is not there is handed in again',
    variables,
    script: {
      jobs: {
        ...jobs,
        fingerprintAsset: [{ error: { code: 'NOT_FOUND', message: 'no such file' } }, file(first)],
      },
      tasks: { produceAsset: handsIn, reviewAsset: twoApprove },
    },
    path: path(
      begun,
      'produceAsset > fileMissing > handInRefused > handInAgain',
      handedIn,
      reviewed,
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(1, first, 'olga', 'otto')] },
  },
  {
    name: 'one person with two roles is one vote of the quorum',
    variables,
    script: {
      jobs,
      tasks: { produceAsset: handsIn, reviewAsset: [approves('olga'), approves('olga'), approves('otto')] },
    },
    path: path(
      begun,
      handedIn,
      'reviewAgain > reviewAsset > reviewAsset > reviewAsset > quorumReached',
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(1, first, 'olga', 'olga', 'otto')] },
  },
  {
    name: 'one rejection of three does not decide',
    variables,
    script: {
      jobs,
      tasks: { produceAsset: handsIn, reviewAsset: [approves('olga'), rejects('carla'), approves('otto')] },
    },
    path: path(
      begun,
      handedIn,
      'reviewAgain > reviewAsset > reviewAsset > reviewAsset > quorumReached',
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(1, first, 'olga', 'otto')] },
  },
  {
    name: 'after three rounds the owner allows one more',
    variables,
    script: {
      jobs,
      tasks: {
        produceAsset: handsIn,
        reviewAsset: [...twoReject, ...twoReject, ...twoReject, ...twoApprove],
        decideFate: { by: 'olga', result: { decision: 'another-round', reason: 'Nearly there' } },
      },
    },
    path: path(
      begun,
      refused,
      refused,
      refused,
      handedIn,
      'decideFate > oneMoreRound',
      reviewed,
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    expect: { outcome: 'approved', assets: [asset(4, first, 'olga', 'otto')] },
  },
  {
    name: 'after three rounds the owner drops the only format and abandons the campaign',
    variables,
    script: {
      jobs,
      tasks: {
        produceAsset: handsIn,
        reviewAsset: [...twoReject, ...twoReject, ...twoReject],
        decideFate: { by: 'olga', result: { decision: 'drop', reason: 'Not worth it' } },
        decideSet: { by: 'olga', result: { decision: 'abandon', reason: 'No e-mail, no campaign' } },
      },
    },
    path: path(
      begun,
      refused,
      refused,
      refused,
      handedIn,
      'decideFate > oneMoreRound',
      settled,
      'collectAssets > covered > decideSet > goOn > tellAbandoned > setAbandoned',
    ),
    ends: 'completed',
    expect: { outcome: 'abandoned', assets: [], uncovered: ['klaviyo'] },
  },
  {
    // Feed image and story video take turns, half a day apart, so that the order is the same wherever it runs.
    name: 'the owner goes on without a channel whose formats were dropped',
    variables: { ...variables, brief: { ...exampleBrief, channels: ['meta-ads', 'klaviyo'] } },
    script: {
      jobs,
      tasks: {
        produceAsset: [
          { ...handsIn, after: 'P1D' },
          { ...handsIn, after: 'P1DT12H' },
          { ...handsIn, after: 'PT1H' },
          { ...handsIn, after: 'P1D' },
        ],
        reviewAsset: [...twoApprove, ...Array.from({ length: 6 }, () => twoReject).flat()],
        decideFate: { by: 'olga', result: { decision: 'drop', reason: 'Too late' } },
        decideSet: { by: 'olga', result: { decision: 'accept', reason: 'E-mail is enough' } },
      },
    },
    path: path(
      'planReady > listFormats > formatGiven > formatGiven > formatGiven',
      ...Array.from({ length: 3 }, () => 'createBriefTask > handInAgain'),
      handedIn,
      reviewed,
      recorded,
      settled,
      ...Array.from({ length: 6 }, () => refused),
      ...Array.from({ length: 2 }, () => path(handedIn, 'decideFate > oneMoreRound', settled)),
      'collectAssets > covered > decideSet > goOn > setComplete > approveSet > setApproved',
    ),
    ends: 'completed',
    took: 'P4DT12H',
    expect: { outcome: 'approved', assets: [asset(1, first, 'olga', 'otto')], uncovered: ['meta-ads'] },
  },
  {
    name: 'production and review that come late are escalated',
    variables,
    script: {
      jobs,
      tasks: {
        produceAsset: { ...handsIn, after: 'P5D' },
        reviewAsset: [approves('olga'), { ...approves('otto'), after: 'P3D' }, { leave: true }],
      },
    },
    path: path(
      begun,
      'produceAssetOverdue > escalateProduceAsset > produceAssetEscalated',
      handedIn,
      'reviewAgain > reviewAsset > reviewAssetOverdue > escalateReviewAsset > reviewAssetEscalated',
      'reviewAsset > quorumReached',
      recorded,
      settled,
      approved,
    ),
    ends: 'completed',
    took: 'P8D',
    expect: { outcome: 'approved' },
  },
];
