import { isDeepStrictEqual } from 'node:util';
import { startTrialMachine } from '../campaign/trial-machine.ts';
import { playProcess, type Course } from './play-process.ts';
import { recordStarts } from './process-starts.ts';

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
        for (let event; (event = events[take(`${process} ${course}`)]) !== undefined;) {
          const run = { process, course, event, of: undisturbed.events };
          const why = await playProcess(trial, process, start, { course, killAt: event })
            .then(({ remains, killed }) => {
              if (!killed) return 'it was over before the worker could be killed';
              return isDeepStrictEqual(remains, undisturbed.remains)
                ? undefined
                : differences(remains, undisturbed.remains);
            })
            .catch(String);
          onRun(why === undefined ? run : { ...run, why });
        }
      }
    }
  } finally {
    await trial.stop();
  }
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
