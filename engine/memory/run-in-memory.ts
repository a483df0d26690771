import type { Incident, PathEntry, State, Variables } from '../kernel/index.ts';
import type { Model } from '../model.ts';
import type { Script } from './script.ts';
import { World, type Case } from './world.ts';

/** Everything a run in memory needs; nothing in it touches the real clock or the network. */
export interface MemoryRun {
  /** Models by process id: the one to run, those it calls, those its messages begin. */
  readonly models: { readonly [process: string]: Model };
  readonly process: string;
  readonly variables?: Variables;
  readonly script?: Script;
  readonly startEvent?: string;
  readonly by?: string;
  /** Cases started before, in this order, each as far as it comes without time passing. */
  readonly alongside?: readonly { readonly process: string; readonly variables?: Variables }[];
  /** Virtual start, epoch milliseconds. */
  readonly start?: number;
  /** Virtual time after which nothing is waited for any more, epoch milliseconds. */
  readonly until?: number;
}

export type RunStatus = 'completed' | 'terminated' | 'failed' | 'incident' | 'waiting';

export interface RunOutcome {
  readonly status: RunStatus;
  readonly variables: Variables;
  /** Path of the process that was started. */
  readonly path: readonly PathEntry[];
  /** The other cases of the run: called (`<case>.<element>-<instance>`), begun by a message, or started alongside. */
  readonly others: readonly OtherCase[];
  /** Of the process that was started or of a case it called. */
  readonly incident?: Incident & { readonly element: string };
  readonly error?: { readonly code: string; readonly message: string };
  readonly state: State;
  /** Virtual milliseconds from start to the last thing that happened. */
  readonly took: number;
}

export interface OtherCase {
  readonly caseId: string;
  readonly process: string;
  readonly status: RunStatus;
  readonly path: readonly PathEntry[];
}

/** 2026-01-05, a Monday, at 08:00 UTC: a fixed start makes every run the same. */
export const START = Date.UTC(2026, 0, 5, 8);

/** Timers after which a run counts as waiting: a cycle with nobody to end it would go on for ever. */
export const MAX_TIMERS = 5_000;
/** The same for a loop of jobs that the script answers again and again. */
const MAX_STEPS = 100_000;

/** Runs a process to its end, or until nothing more can happen, with a virtual clock over the same kernel that Temporal runs. */
export function runInMemory(run: MemoryRun): RunOutcome {
  const start = run.start ?? START;
  const world = new World(run.models, run.script ?? {}, start);
  for (const { process, variables = {} } of run.alongside ?? []) {
    world.startCase(process, variables);
    while (world.clock.step(world.clock.now)) continue;
  }
  const main = world.startCase(run.process, run.variables ?? {}, {
    main: true,
    ...(run.startEvent === undefined ? {} : { startEvent: run.startEvent }),
    ...(run.by === undefined ? {} : { by: run.by }),
  });
  for (let steps = 0; steps < MAX_STEPS && world.timersFired < MAX_TIMERS; steps++) {
    if (!world.alive || !world.clock.step(run.until)) break;
  }
  return outcomeOf(main, world.cases, world.clock.now - start);
}

function outcomeOf(main: Case, cases: readonly Case[], took: number): RunOutcome {
  const { state } = main;
  const incident = incidentOf(main);
  return {
    status: statusOf(main),
    variables: isRunning(main) ? (state.instances[1]?.variables ?? {}) : main.variables,
    path: main.path,
    others: cases
      .filter((other) => other !== main)
      .map((other) => ({
        caseId: other.id,
        process: other.model.id,
        status: statusOf(other),
        path: other.path,
      })),
    ...(incident === undefined ? {} : { incident }),
    ...(state.status === 'failed' && state.ending !== undefined ? { error: state.ending } : {}),
    state,
    took,
  };
}

function statusOf(theCase: Case): RunStatus {
  const { status } = theCase.state;
  if (status !== 'running') return status;
  return incidentOf(theCase) === undefined ? 'waiting' : 'incident';
}

/** An incident of the case, or of one that it called. */
function incidentOf(theCase: Case): RunOutcome['incident'] {
  const broken = Object.values(theCase.state.instances).find((instance) => instance.incident !== undefined);
  if (broken?.incident !== undefined) return { ...broken.incident, element: broken.element };
  for (const child of theCase.called.values()) {
    const incident = isRunning(child) ? incidentOf(child) : undefined;
    if (incident !== undefined) return incident;
  }
  return undefined;
}

function isRunning({ state }: Case): boolean {
  return state.status === 'running';
}
