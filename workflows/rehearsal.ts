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
 * do so for a case that waits for one it called. From then on the case's clock stands still until the server's has caught up, so
 * that the timers of a case and of those it calls all count from the same beginning.
 */
export const REHEARSED_TIME = 'maschinenraum.rehearsedTime';

/**
 * The script of a rehearsal, asked by a case: what jobs answer, what people decide, what else happens. Times pass as durable timers,
 * so that a server that skips time rehearses months in seconds; answers come from a real activity.
 */
export class Rehearsal {
  /** What the case runs in and nobody cancels. An Update is handled outside it: what is scripted then has to be put inside. */
  readonly #shield = CancellationScope.current();
  readonly #script: Script;
  /** Lists of answers are used up in order, across cases that call each other. */
  readonly #asked: Map<string, number>;
  /** Times that have not come yet. */
  readonly #ahead = new Set<Ahead>();
  /** So late it is at least, epoch milliseconds by the server's clock for the case; 0 where nobody has said. */
  #told: number;
  /** Ends when the answer before has come: what is answered at the same time is answered in the order in which it was asked. */
  #before: Promise<unknown> = Promise.resolve();
  #sent: Promise<unknown> = Promise.resolve();

  constructor({ script, asked = {}, now = 0 }: Rehearsed) {
    this.#script = script;
    this.#asked = new Map(Object.entries(asked));
    this.#told = now;
    setHandler(defineSignal<[number]>(REHEARSED_TIME), (told) => {
      this.#told = Math.max(told, this.#told);
      const due = [...this.#ahead].filter((time) => time.due <= told);
      for (const time of due.sort((a, b) => a.due - b.due)) time.come();
    });
  }

  /** Epoch milliseconds. */
  get now(): number {
    return Math.max(Date.now(), this.#told);
  }

  get asked(): Asked {
    return Object.fromEntries(this.#asked);
  }

  /** For the next run of the case. */
  carriedOn(start: number): Rehearsed {
    return {
      script: this.#script,
      start,
      asked: this.asked,
      ...(this.#told === 0 ? {} : { now: this.#told }),
    };
  }

  /** For a case that this one calls: events are this one's. */
  called(start: number): Rehearsed {
    return { ...this.carriedOn(start), script: { ...this.#script, events: [] } };
  }

  /** Nothing of the script is still to come by itself. */
  get idle(): boolean {
    return [...this.#ahead].every(({ scripted }) => !scripted);
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
    return () =>
      this.#shield.run(async () => {
        await this.#pass(decision.after);
        return decision;
      });
  }

  /** Events counted from the start (no element), or from the completion of an element, when it is time. */
  events(afterElement: string | undefined, happen: (event: ScriptedEvent) => void): void {
    for (const event of this.#script.events ?? []) {
      if (event.afterElement === afterElement)
        void this.#shield.run(() => this.#pass(event.after)).then(() => happen(event));
    }
  }

  /** A timer of the process. */
  async rest(milliseconds: number, summary: string): Promise<void> {
    await this.#until(this.now + milliseconds, summary);
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
    const { now } = this;
    await this.#until(timeFrom(duration, now) ?? now);
  }

  /** Scripted, unless it has a summary. */
  async #until(due: number, summary?: string): Promise<void> {
    const scope = new CancellationScope();
    await new Promise<void>((resolve, reject) => {
      const over = (): void => void this.#ahead.delete(time);
      const scripted = summary === undefined;
      const time: Ahead = { due, scripted, come: () => (over(), resolve(), scope.cancel()) };
      this.#ahead.add(time);
      const sleeping = scope.run(() => sleep(due - Date.now(), scripted ? {} : { summary }));
      sleeping.then(time.come, (failure: unknown) => (over(), reject(failure)));
    });
  }
}

interface Ahead {
  readonly due: number;
  /** And not a timer of the process, which a new run of the case sets again by itself. */
  readonly scripted: boolean;
  readonly come: () => void;
}
