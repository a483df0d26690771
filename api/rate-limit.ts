import { Problem } from './problems.ts';

export interface RateLimitOptions {
  /** Requests a second that one caller may go on sending. */
  readonly perSecond: number;
  /** Requests that a caller may send at once after a pause. */
  readonly burst: number;
}

/** A bucket of requests for each caller; throws TOO_MANY_REQUESTS with Retry-After when it is empty. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** `now` is in milliseconds. */
  take(caller: string, now: number): void {
    const { perSecond, burst } = this.#options;
    const bucket = this.#buckets.get(caller) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(caller, bucket);
    if (bucket.left < 1) {
      const seconds = Math.ceil((1 - bucket.left) / perSecond);
      throw new Problem('TOO_MANY_REQUESTS', { headers: { 'retry-after': `${seconds}` } });
    }
    bucket.left -= 1;
    if (this.#buckets.size > MOST_CALLERS) this.#forgetIdle(now);
  }

  #forgetIdle(now: number): void {
    const { perSecond, burst } = this.#options;
    for (const [caller, { left, at }] of this.#buckets) {
      if (left + ((now - at) / 1000) * perSecond >= burst) this.#buckets.delete(caller);
    }
  }
}

const MOST_CALLERS = 10_000;
