import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** What a case has under way outside the kernel: activities and called cases by instance, timers by wait. Each can be withdrawn. */
export class OutsideWork {
  readonly #work = new Map<number, CancellationScope>();
  readonly #timers = new Map<number, CancellationScope>();

  /** Nothing but timers is under way. */
  get idle(): boolean {
    return this.#work.size === 0;
  }

  /** `failed` is told whether the work had been withdrawn before it failed. */
  run(
    instance: number,
    work: () => Promise<unknown>,
    done: (result: unknown) => void,
    failed: (failure: unknown, withdrawn: boolean) => void,
  ): void {
    const scope = new CancellationScope();
    this.#work.set(instance, scope);
    scope.run(work).then(
      (result) => {
        this.#work.delete(instance);
        done(result);
      },
      (failure: unknown) => {
        this.#work.delete(instance);
        failed(failure, scope.consideredCancelled);
      },
    );
  }

  withdraw(instance: number): void {
    this.#work.get(instance)?.cancel();
  }

  /** Fires after that many milliseconds; at once when the time has passed. */
  arm(wait: number, delay: number, summary: string, fired: () => void): void {
    const scope = new CancellationScope();
    this.#timers.set(wait, scope);
    scope
      .run(() => sleep(delay, { summary }))
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
