import type { PathEntry, Variables } from '../../engine/kernel/index.ts';
import type { CaseRecord } from '../history/read-case.ts';
import { definitionOf, type RecordedRun } from '../history/recorded-run.ts';
import { attributesOf, firstValue, kindOf, textAt } from '../history/events.ts';
import type { RunVerdict } from '../replay.ts';
import { actsOf, type Act } from './acts.ts';

/** One line of the story of a case: an event of its path, or an act from outside that is none. */
export type StoryLine = Omit<PathEntry, 'at' | 'event'> & {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly event:
    | PathEntry['event']
    | 'message received'
    | 'signal received'
    | 'retried'
    | 'resolved'
    | 'activities chosen'
    | 'cancelled';
  /** Roles with which the person acted. */
  readonly roles?: readonly string[];
  /** What the person or the message gave. */
  readonly given?: Variables;
};

/** What happened in a case, and in those that it called. */
export interface CaseStory {
  readonly caseId: string;
  readonly process: string;
  /** Hash of its model. */
  readonly model: string;
  readonly status: 'running' | 'completed' | 'failed' | 'terminated';
  /** Histories that it runs through: one, and one more for each time that it continued as new. */
  readonly runs: number;
  readonly path: readonly StoryLine[];
  readonly called: readonly CaseStory[];
}

/** Puts together what the replay of the runs has told and who acted. */
export function storyOf(record: CaseRecord, verdicts: readonly RunVerdict[]): CaseStory {
  const { caseId, process, runs, called } = record;
  const first = runs[0];
  const lines = runs.flatMap((run) => {
    const verdict = verdicts.find(({ runId }) => runId === run.runId);
    return withActs(verdict?.path ?? [], actsOf(run));
  });
  return {
    caseId,
    process,
    model: (first === undefined ? undefined : definitionOf(first)?.hash) ?? '',
    status: statusOf(runs.at(-1)),
    runs: runs.length,
    path: lines,
    called: called.map((child) => storyOf(child, verdicts)),
  };
}

/** Decisions of people go to the line of their task, all other acts get a line of their own, before what they brought about. */
function withActs(path: readonly PathEntry[], acts: readonly Act[]): readonly StoryLine[] {
  const decisions = new Map(
    acts.flatMap((act) => (act.act === 'complete' ? [[act.instance, act] as const] : [])),
  );
  const waiting = acts.filter(({ act }) => act !== 'complete');
  const lines: StoryLine[] = [];
  for (const entry of path) {
    while (waiting[0] !== undefined && waiting[0].at <= entry.at)
      lines.push(...lineOf(waiting.shift(), path));
    const decision =
      entry.event === 'completed' && entry.kind === 'userTask' ? decisions.get(entry.instance) : undefined;
    lines.push({
      ...entry,
      at: new Date(entry.at).toISOString(),
      ...(decision?.roles === undefined ? {} : { roles: decision.roles }),
      ...(decision === undefined ? {} : { given: decision.given }),
    });
  }
  return [...lines, ...waiting.flatMap((act) => lineOf(act, path))];
}

const told = {
  message: 'message received',
  signal: 'signal received',
  retry: 'retried',
  resolve: 'resolved',
  activate: 'activities chosen',
  cancel: 'cancelled',
} as const;

function lineOf(act: Act | undefined, path: readonly PathEntry[]): readonly StoryLine[] {
  if (act === undefined || act.act === 'complete') return [];
  // A message, a signal or a cancellation is to the case as a whole.
  const target = path.find(({ instance }) => instance === (act.instance ?? 1)) ?? path[0];
  if (target === undefined) return [];
  const { element, name, kind, instance } = target;
  const { by, roles, given } = act;
  return [
    {
      at: new Date(act.at).toISOString(),
      element,
      name,
      kind,
      event: told[act.act],
      instance,
      given,
      ...(by === undefined ? {} : { by }),
      ...(roles === undefined ? {} : { roles }),
    },
  ];
}

function statusOf(last: RecordedRun | undefined): CaseStory['status'] {
  const ending = last?.history.events.at(-1);
  if (last === undefined || ending === undefined) return 'running';
  switch (kindOf(ending)) {
    case 'WORKFLOW_EXECUTION_COMPLETED':
      return textAt(firstValue(attributesOf(ending)['result']), 'status') === 'terminated'
        ? 'terminated'
        : 'completed';
    case 'WORKFLOW_EXECUTION_FAILED':
      return 'failed';
    case 'WORKFLOW_EXECUTION_TERMINATED':
    case 'WORKFLOW_EXECUTION_CANCELED':
    case 'WORKFLOW_EXECUTION_TIMED_OUT':
      return 'terminated';
    default:
      return 'running';
  }
}
