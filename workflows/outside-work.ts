import { CancellationScope, isCancellation, patched, sleep } from '@temporalio/workflow';
import type { Rehearsal } from './rehearsal.ts';

/** Patch: from when on work that is hastened is cancelled. */
const HASTEN = 'hasten-late-answers';

/** What a case has under way outside the kernel: activities and called cases by instance, timers by wait. Each can be withdrawn. */
export class OutsideWork {
  /** What the case runs in and nobody cancels. An Update is handled outside it: work that it begins has to be put inside. */
  readonly #shield = CancellationScope.current();
  /** A scope of its own where the work can be withdrawn. */
  readonly #work = new Map<number, CancellationScope | undefined>();
  readonly #stopsWaiting = new Set<number>();
  readonly #timers = new Map<number, CancellationScope>();
  readonly #withdrawable: boolean;
  readonly #rehearsal: Rehearsal | undefined;
  #sending = 0;

  /** `withdrawable`: the process can end a step early. Without that, work needs no scope of its own, which costs a step much of its time. */
  constructor(withdrawable: boolean, rehearsal: Rehearsal | undefined) {
    this.#withdrawable = withdrawable;
    this.#rehearsal = rehearsal;
  }

  /** Nothing but timers is under way. */
  get idle(): boolean {
    return this.#work.size === 0 && this.sent;
  }

  /** Everything that was sent has arrived, or never will. */
  get sent(): boolean {
    return this.#sending === 0;
  }

  /** Sends something away whose end nobody waits for; it does its own retries. */
  send(sending: () => Promise<unknown>): void {
    this.#sending += 1;
    const over = (): void => void (this.#sending -= 1);
    runIn(this.#shield, sending).then(over, over);
  }

  /** `failed` is told whether the work had been withdrawn or hastened before it failed. */
  run(
    instance: number,
    work: () => Promise<unknown>,
    done: (result: unknown) => void,
    failed: (failure: unknown, withdrawn: boolean) => void,
    stopsWaiting = false,
  ): void {
    const scope = this.#withdrawable
      ? new CancellationScope({ parent: this.#shield, cancellable: true })
      : undefined;
    this.#work.set(instance, scope);
    if (stopsWaiting) this.#stopsWaiting.add(instance);
    const ended = (): void => {
      this.#work.delete(instance);
      this.#stopsWaiting.delete(instance);
    };
    (scope ?? this.#shield).run(work).then(
      (result) => {
        ended();
        done(result);
      },
      (failure: unknown) => {
        ended();
        failed(failure, scope?.consideredCancelled ?? false);
      },
    );
  }

  /** Ends the waits of work whose answer is expected all the same. Cases that began before there was this wait on. */
  hasten(instance: number): void {
    if (!this.#stopsWaiting.has(instance) || this.#rehearsal !== undefined) return;
    if (patched(HASTEN)) this.#work.get(instance)?.cancel();
  }

  /** Tells whether there was work under way for the instance, whose end is still to be told. */
  withdraw(instance: number): boolean {
    this.#work.get(instance)?.cancel();
    return this.#work.has(instance);
  }

  /** Fires after that many milliseconds; at once when the time has passed. */
  arm(wait: number, delay: number, summary: string, fired: () => void): void {
    const scope = new CancellationScope({ parent: this.#shield, cancellable: true });
    this.#timers.set(wait, scope);
    scope
      .run(() => this.#rehearsal?.rest(delay, summary) ?? sleep(delay, { summary }))
      .then(
        () => {
          this.#timers.delete(wait);
          fired();
        },
        (failure: unknown) => {
          if (!isCancellation(failure)) throw failure;
        },
      );
  }

  disarm(wait: number): void {
    this.#timers.get(wait)?.cancel();
    this.#timers.delete(wait);
  }
}

/** Entering a scope costs promises, and the SDK takes a stack for each: who is inside already is spared it. */
function runIn(scope: CancellationScope, work: () => Promise<unknown>): Promise<unknown> {
  if (CancellationScope.current() !== scope) return scope.run(work);
  try {
    return work();
  } catch (error) {
    // Code that an author bound may throw before there is a promise: a failure of the step like any other.
    return Promise.reject(error);
  }
}
