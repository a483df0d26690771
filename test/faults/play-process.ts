import { setTimeout as pause } from 'node:timers/promises';
import { decide as decideInDemo } from '../../cli/demo/decisions.ts';
import { CASE_QUEUE } from '../../worker/start-workers.ts';
import { Office, type Decide } from '../campaign/office.ts';
import type { TrialMachine } from '../campaign/trial-machine.ts';
import { remainsOf, type Remains } from '../crash/remains.ts';
import type { ProcessStart } from './process-starts.ts';

/** What a run of a process leaves, and how many events its history has. */
export interface ProcessRun {
  readonly caseId: string;
  readonly remains: Remains;
  readonly events: number;
  readonly killed: boolean;
}

/** How people decide: `undone` says no where it can still be said, so that everything that was made is taken back. */
export type Course = 'done' | 'undone';

const LONGEST_MS = 180_000;
const LOOK_AGAIN_MS = 30;

let runs = 0;

/** Plays a process from where it begins in a campaign to its end; with `killAt` the worker is killed when its history has so many events. */
export async function playProcess(
  trial: TrialMachine,
  process: string,
  { input, tools }: ProcessStart,
  { course, killAt }: { readonly course: Course; readonly killAt?: number },
): Promise<ProcessRun> {
  const { client, machine } = trial;
  machine.sandbox.restore(tools);
  runs += 1;
  const caseId = `${process}-run-${runs}`;
  const handle = client.workflow.getHandle(caseId);
  const office = new Office(machine, client, { decide: decisionsOf(course) });
  await client.workflow.start(process, {
    taskQueue: CASE_QUEUE,
    workflowId: caseId,
    args: [input],
    memo: { model: input.model },
  });
  const now = { over: false, dead: false };
  const killing = killAt === undefined ? Promise.resolve(false) : kill(killAt);
  try {
    for (const until = Date.now() + LONGEST_MS; ; await pause(LOOK_AGAIN_MS)) {
      const [standing] = await office.lookAfter(caseId, { patient: now.dead });
      if (standing?.status === 'COMPLETED') break;
      if (standing?.status !== 'RUNNING') throw new Error(`it has ended as ${standing?.status}`);
      if (Date.now() > until) throw new Error('it does not end');
    }
  } catch (error) {
    await handle.terminate().catch(() => undefined);
    throw error;
  } finally {
    now.over = true;
    await killing;
  }
  const { historyLength } = await handle.describe();
  const remains = remainsOf(machine.sandbox.state);
  return { caseId, remains, events: historyLength, killed: await killing };

  async function kill(events: number): Promise<boolean> {
    while (!now.over) {
      const { historyLength: length } = await handle.describe();
      if (length < events) await pause(3);
      else {
        // Nobody turns the calendar while nothing can happen.
        now.dead = true;
        await machine.worker.kill();
        await machine.restartWorker();
        now.dead = false;
        return true;
      }
    }
    return false;
  }
}

function decisionsOf(course: Course): Decide {
  return (task, data) => {
    if (task.element === 'acceptLead') return { decision: 'accept', expectedValue: 250_000 };
    if (course === 'undone' && task.element === 'decideGo')
      return { decision: 'no-go', reason: 'It is not wanted' };
    return decideInDemo(task, data);
  };
}
