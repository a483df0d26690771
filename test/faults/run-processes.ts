import { isDeepStrictEqual } from 'node:util';
import { replaySources } from '../../audit/replay-sources.ts';
import { startTrialMachine, type TrialMachine } from '../campaign/trial-machine.ts';
import { playProcess, type Course, type ProcessRun } from './play-process.ts';
import { recordStarts, type ProcessStart } from './process-starts.ts';

/** A run of a process whose worker was killed at one of its events. */
export interface Killed {
  readonly process: string;
  readonly course: Course;
  readonly event: number;
  readonly of: number;
  /** Nothing where it left what an undisturbed run leaves. */
  readonly why?: string;
}

/** Which courses a process can take: only a launch can be taken back. */
export const courses: Readonly<Record<string, readonly Course[]>> = { launch: ['done', 'undone'] };

interface ProcessesOptions {
  readonly processes: readonly string[];
  /** At every so manieth event, or once in the middle. */
  readonly every: number | 'middle';
  /** So many machines at the same time: most of a run is waiting until the dead worker is missed. */
  readonly atOnce: number;
  onRun(run: Killed): void;
}

/** Kills the worker at every event of every process, a run for each, and compares what it leaves with an undisturbed run. */
export async function runProcesses({ atOnce, ...options }: ProcessesOptions): Promise<void> {
  // Machines take the next event from one pile: a slow one holds up nobody, and one that is lost loses no events.
  const taken = new Map<string, number>();
  const take = (pile: string): number => {
    const next = taken.get(pile) ?? 0;
    taken.set(pile, next + 1);
    return next;
  };
  await Promise.all(Array.from({ length: atOnce }, () => runMachine(options, take)));
}

/** What one machine takes off the piles. */
async function runMachine(
  { processes, every, onRun }: Omit<ProcessesOptions, 'atOnce'>,
  take: (pile: string) => number,
): Promise<void> {
  const trial = await startTrialMachine();
  try {
    for (const [process, start] of await recordStarts(trial)) {
      if (!processes.includes(process)) continue;
      for (const course of courses[process] ?? ['done']) {
        const undisturbed = await playProcess(trial, process, start, { course });
        const events = eventsOf(undisturbed.events, every);
        const played: Played[] = [];
        for (let event; (event = events[take(`${process} ${course}`)]) !== undefined;) {
          const run = { process, course, event, of: undisturbed.events };
          const one = await playKilled(trial, start, { run, undisturbed });
          if (one !== undefined) played.push(one);
          if (played.length === TOLD_AT_ONCE)
            for (const told of await replay(trial, played.splice(0))) onRun(told);
        }
        for (const told of await replay(trial, played)) onRun(told);
      }
    }
  } finally {
    await trial.stop();
  }
}

/** A run, and the case whose history has to be replayed where nothing is wrong with what it left. */
interface Played {
  readonly run: Killed;
  readonly caseId?: string;
}

/** Undefined where there was no such event: a run has some more than another, by what comes first. */
async function playKilled(
  trial: TrialMachine,
  start: ProcessStart,
  { run, undisturbed }: { readonly run: Killed; readonly undisturbed: ProcessRun },
): Promise<Played | undefined> {
  const { process, course, event: killAt } = run;
  try {
    const { caseId, remains, killed, events } = await playProcess(trial, process, start, { course, killAt });
    if (!killed && events <= killAt) return undefined;
    if (!killed) return { run: { ...run, why: 'it was over before the worker could be killed' } };
    if (isDeepStrictEqual(remains, undisturbed.remains)) return { run, caseId };
    return { run: { ...run, why: differences(remains, undisturbed.remains) } };
  } catch (error) {
    return { run: { ...run, why: String(error) } };
  }
}

/** Each replay worker keeps its bundle's source map for as long as this process lives, so that some runs share one. */
const TOLD_AT_ONCE = 10;

/** Replays the histories of runs; those that do not replay have failed. */
async function replay({ client }: TrialMachine, played: readonly Played[]): Promise<readonly Killed[]> {
  const cases = played.flatMap(({ caseId }) => caseId ?? []);
  if (cases.length === 0) return played.map(({ run }) => run);
  const { findings } = await replaySources(cases, async () => client);
  return played.map(({ run, caseId }) => {
    const own = findings.filter((one) => caseId !== undefined && (one.caseId ?? caseId) === caseId);
    return own.length === 0 ? run : { ...run, why: `it does not replay: ${JSON.stringify(own)}` };
  });
}

function eventsOf(length: number, every: number | 'middle'): readonly number[] {
  if (every === 'middle') return [Math.ceil(length / 2)];
  return Array.from({ length: Math.floor(length / every) }, (_, index) => (index + 1) * every);
}

function differences(
  left: Readonly<Record<string, readonly string[]>>,
  wanted: Readonly<Record<string, readonly string[]>>,
): string {
  const kinds = Object.keys(wanted).filter((kind) => !isDeepStrictEqual(left[kind], wanted[kind]));
  return kinds
    .map((kind) => {
      const more = left[kind]?.filter((line) => !wanted[kind]?.includes(line)) ?? [];
      const less = wanted[kind]?.filter((line) => !left[kind]?.includes(line)) ?? [];
      return `${kind}: ${left[kind]?.length} instead of ${wanted[kind]?.length}; more ${more.join(' ').slice(0, 400)}; less ${less.join(' ').slice(0, 400)}`;
    })
    .join('\n');
}
