import { proxyActivities, sleep, workflowInfo, type ActivityOptions } from '@temporalio/workflow';
import {
  nthOf,
  type Answer,
  type Decision,
  type Script,
  type ScriptedEvent,
} from '../engine/memory/script.ts';
import { timeFrom } from '../engine/time/moment.ts';

/** Activity type by which a rehearsal answers jobs: its input is the answer. */
export const REHEARSED_JOB = 'maschinenraum.rehearse';

/**
 * The script of a rehearsal, asked by a case: what jobs answer, what people decide, what else happens. Times pass as durable timers,
 * so that a server that skips time rehearses months in seconds; answers come from a real activity.
 */
export class Rehearsal {
  readonly #script: Script;
  /** How often each job and task was asked: lists of answers are used up in order. */
  readonly #asked = new Map<string, number>();

  constructor(script: Script) {
    this.#script = script;
  }

  /** Nothing where the script has no answer: the job waits for ever. */
  job(element: string, type: string, options: ActivityOptions): (() => Promise<unknown>) | undefined {
    const answer = nthOf(
      this.#script.jobs?.[element] ?? this.#script.jobs?.[type],
      this.#count(`job ${element}`),
    );
    if (answer === undefined) return undefined;
    return async () => {
      await pass(answer.after);
      const activities = proxyActivities<{ [REHEARSED_JOB](answer: Answer): Promise<unknown> }>({
        ...options,
        taskQueue: workflowInfo().taskQueue,
      });
      return await activities[REHEARSED_JOB](answer);
    };
  }

  /** What a person decides, when it is time; nothing where nobody decides. */
  task(element: string): (() => Promise<Exclude<Decision, { leave: true }>>) | undefined {
    const decision = nthOf(this.#script.tasks?.[element], this.#count(`task ${element}`));
    if (decision === undefined || 'leave' in decision) return undefined;
    return async () => {
      await pass(decision.after);
      return decision;
    };
  }

  /** Events counted from the start (no element), or from the completion of an element, when it is time. */
  events(afterElement: string | undefined, happen: (event: ScriptedEvent) => void): void {
    for (const event of this.#script.events ?? []) {
      if (event.afterElement === afterElement) void pass(event.after).then(() => happen(event));
    }
  }

  #count(what: string): number {
    const nth = this.#asked.get(what) ?? 0;
    this.#asked.set(what, nth + 1);
    return nth;
  }
}

async function pass(duration: string | undefined): Promise<void> {
  if (duration === undefined) return;
  const now = Date.now();
  await sleep((timeFrom(duration, now) ?? now) - now);
}
