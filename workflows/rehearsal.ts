import {
  CancellationScope,
  defineSignal,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
  type ActivityOptions,
} from '@temporalio/workflow';
import {
  nthOf,
  type Answer,
  type Decision,
  type Script,
  type ScriptedEvent,
} from '../engine/memory/script.ts';
import { timeFrom } from '../engine/time/moment.ts';
import type { Asked, Rehearsed } from './contract.ts';

/** Activity type by which a rehearsal answers jobs: its input is the answer. */
export const REHEARSED_JOB = 'maschinenraum.rehearse';

/**
 * Signal: it is so late now (epoch milliseconds by the case's clock), whatever that clock says. A server that skips time does not
 * do so for a case that waits for one it called.
 */
export const REHEARSED_TIME = 'maschinenraum.rehearsedTime';

/**
 * The script of a rehearsal, asked by a case: what jobs answer, what people decide, what else happens. Times pass as durable timers,
 * so that a server that skips time rehearses months in seconds; answers come from a real activity.
 */
export class Rehearsal {
  readonly #script: Script;
  /** Lists of answers are used up in order, across cases that call each other. */
  readonly #asked: Map<string, number>;
  /** Scripted times that have not come yet. */
  readonly #ahead = new Set<{ readonly due: number; readonly come: () => void }>();
  /** Ends when the answer before has come: what is answered at the same time is answered in the order in which it was asked. */
  #before: Promise<unknown> = Promise.resolve();
  #sent: Promise<unknown> = Promise.resolve();

  constructor({ script, asked = {} }: Rehearsed) {
    this.#script = script;
    this.#asked = new Map(Object.entries(asked));
    setHandler(defineSignal<[number]>(REHEARSED_TIME), (now) => {
      for (const time of this.#ahead) if (time.due <= now) time.come();
    });
  }

  get asked(): Asked {
    return Object.fromEntries(this.#asked);
  }

  /** For the next run of the case. */
  carriedOn(start: number): Rehearsed {
    return { script: this.#script, start, asked: this.asked };
  }

  /** For a case that this one calls: events are this one's. */
  called(start: number): Rehearsed {
    return { script: { ...this.#script, events: [] }, start, asked: this.asked };
  }

  /** Nothing of the script is still to come by itself. */
  get idle(): boolean {
    return this.#ahead.size === 0;
  }

  /** Takes over how often a called case has asked. */
  add(asked: Asked = {}): void {
    for (const [what, times] of Object.entries(asked))
      this.#asked.set(what, Math.max(times, this.#asked.get(what) ?? 0));
  }

  /** Nothing where the script has no answer: the job waits for ever. */
  job(element: string, type: string, options: ActivityOptions): (() => Promise<unknown>) | undefined {
    const answer = nthOf(
      this.#script.jobs?.[element] ?? this.#script.jobs?.[type],
      this.#count(`job ${element}`),
    );
    if (answer === undefined) return undefined;
    return async () => {
      await this.#pass(answer.after);
      const activities = proxyActivities<{ [REHEARSED_JOB](answer: Answer): Promise<unknown> }>({
        ...options,
        taskQueue: workflowInfo().taskQueue,
      });
      return await this.#inTurn(activities[REHEARSED_JOB](answer));
    };
  }

  /** What a person decides, when it is time; nothing where nobody decides. */
  task(element: string): (() => Promise<Exclude<Decision, { leave: true }>>) | undefined {
    const decision = nthOf(this.#script.tasks?.[element], this.#count(`task ${element}`));
    if (decision === undefined || 'leave' in decision) return undefined;
    return async () => {
      await this.#pass(decision.after);
      return decision;
    };
  }

  /** Events counted from the start (no element), or from the completion of an element, when it is time. */
  events(afterElement: string | undefined, happen: (event: ScriptedEvent) => void): void {
    for (const event of this.#script.events ?? []) {
      if (event.afterElement === afterElement) void this.#pass(event.after).then(() => happen(event));
    }
  }

  /** Messages arrive in the order in which they were sent, for each is sent when the one before has arrived. */
  inOrder(send: () => Promise<unknown>): () => Promise<unknown> {
    return () => (this.#sent = this.#sent.then(send, send));
  }

  #count(what: string): number {
    const nth = this.#asked.get(what) ?? 0;
    this.#asked.set(what, nth + 1);
    return nth;
  }

  async #inTurn(answering: Promise<unknown>): Promise<unknown> {
    const before = this.#before;
    this.#before = Promise.allSettled([before, answering]);
    const [answer] = await Promise.allSettled([answering, before]);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  }

  async #pass(duration: string | undefined): Promise<void> {
    if (duration === undefined) return;
    const now = Date.now();
    const due = timeFrom(duration, now) ?? now;
    const scope = new CancellationScope();
    await new Promise<void>((resolve, reject) => {
      const over = (): void => void this.#ahead.delete(time);
      const time = { due, come: () => (over(), resolve(), scope.cancel()) };
      this.#ahead.add(time);
      scope.run(() => sleep(due - now)).then(time.come, (failure: unknown) => (over(), reject(failure)));
    });
  }
}
