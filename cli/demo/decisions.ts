import { createHash } from 'node:crypto';
import type { Contract } from '../../api/client/index.ts';

/** A task as the inbox lists it. */
export interface InboxTask {
  readonly caseId: string;
  readonly process: string;
  readonly task: number;
  readonly element: string;
}

/** What the form of a task shows. */
type FormData = Readonly<Record<string, unknown>>;

type Tasks = Contract['tasks'];
type Decide<Result> = (task: InboxTask, data: FormData) => Result | 'leave';
type Decisions = {
  readonly [Process in keyof Tasks]?: {
    readonly [Task in keyof Tasks[Process]]: Decide<Tasks[Process][Task]>;
  };
};

const approve = { decision: 'approve', reason: '' } as const;

/** What each role decides when it gets a task: a campaign that meets some resistance, and goes live. */
const decisions: Decisions = {
  'campaign-planning': {
    chooseSegment: (_, { segments }) => ({ choice: 'use', segmentId: firstId(segments) }),
    approveBudget: () => ({ decision: 'approve', reason: 'Within the year plan' }),
    approveBudgetAgain: () => ({ decision: 'approve', reason: 'Fine with me too' }),
    reviseBudget: (_, { budget }) => ({ action: 'revise', budget: Number(budget), reason: 'As discussed' }),
    settleBudget: () => ({ decision: 'continue', reason: 'Worth another try' }),
    correctNames: () => ({ campaignName: 'de_leads_prozess-plattform_202703' }),
  },
  'creative-briefing': {
    produceAsset: (task) => ({ url: assetUrl(task) }),
    reviewAsset: () => approve,
    decideFate: () => ({ decision: 'another-round', reason: 'Nearly there' }),
    decideSet: () => ({ decision: 'accept', reason: 'Good enough to start' }),
  },
  'legal-review': {
    reviewClaims: () => approve,
    reviewDataProtection: () => approve,
    repeatDataProtection: () => approve,
    reviewTracking: () => approve,
    attachAssessment: () => ({
      assessmentUrl: 'https://www.maschinenraum.example/dpia/spring',
      summary: 'Scoring of known contacts only; an opt-out is offered.',
    }),
    meetCondition: () => ({ proof: 'Done, see the project.' }),
    confirmCondition: () => ({ decision: 'accept', reason: '' }),
    decideCondition: () => ({ decision: 'another-round', reason: 'One more try' }),
  },
  launch: {
    fixPreflight: () => ({ decision: 'again', note: 'Looked into it.' }),
    decideOnPreflight: () => ({ decision: 'again', note: 'Try once more.' }),
    decideGo: () => ({ decision: 'go' }),
  },
  'campaign-lifecycle': {
    decideRejected: () => ({ decision: 'again', reason: 'Creative mends it' }),
    decideRelaunch: () => ({ decision: 'again', reason: 'Once more' }),
    learnLessons: () => ({
      goalReached: 'partly',
      worked: 'Search brought most leads',
      change: 'Start creative earlier',
    }),
  },
  'review-cycle': {
    reviewReport: () => ({ decision: 'keep', reason: 'On target, nothing to change' }),
  },
  'lead-handover': { acceptLead: decideLead },
};

/** What is decided about a task; `leave` means nobody moves. */
export function decide(task: InboxTask, data: FormData): Record<string, unknown> | 'leave' {
  const all: Readonly<Record<string, Readonly<Record<string, Decide<object>>>>> = { ...decisions };
  const decision = all[task.process]?.[task.element];
  if (decision === undefined)
    throw new Error(`nobody in the demo knows how to decide ${task.element} of ${task.process}`);
  const result = decision(task, data);
  return result === 'leave' ? result : { ...result };
}

/** Address of the file that creative hands in for a task: the demo's web site serves it. */
export function assetUrl({ caseId, task }: Pick<InboxTask, 'caseId' | 'task'>): string {
  const name = createHash('sha256').update(`${caseId}/${task}`).digest('hex').slice(0, 12);
  return `https://www.maschinenraum.example/assets/${name}.svg`;
}

/** Of a hundred leads, two thirds are accepted, a sixth is rejected, and nobody moves for the rest; always the same ones. */
function decideLead({ caseId }: InboxTask): Tasks['lead-handover']['acceptLead'] | 'leave' {
  const share = createHash('sha256').update(caseId).digest().readUInt16BE() / 0xffff;
  if (share < 0.66) return { decision: 'accept', expectedValue: 250_000 };
  return share < 0.82 ? { decision: 'reject', reason: share < 0.74 ? 'student' : 'not-now' } : 'leave';
}

function firstId(segments: unknown): string | undefined {
  const [first] = Array.isArray(segments) ? (segments as { id?: string }[]) : [];
  return first?.id;
}
