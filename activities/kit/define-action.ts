import type { z } from 'zod';
import type { Tool } from './define-tool.ts';
import type { Http } from './http.ts';
import type { Smtp } from './smtp.ts';

/**
 * What a second run of the same call does to the tool.
 * `idempotent`: the same as one run. `keyed`: the vendor drops repeats by the idempotency key. `unsafe`: the work again.
 */
export type RetrySafety = 'idempotent' | 'keyed' | 'unsafe';

/** Retry safety, and how long the vendor knows a key. */
export type Repeats =
  | { readonly retrySafety: 'idempotent' | 'unsafe'; readonly keyedFor?: never }
  | {
      readonly retrySafety: 'keyed';
      /**
       * How long after the first request the vendor drops repeats, an ISO 8601 duration without months (`PT48H`), by its own
       * documentation; for good when absent. Later `find` is asked, and without one a person: OUTCOME_UNKNOWN.
       */
      readonly keyedFor?: `P${string}`;
    };

/**
 * What an action does to the world; policies and rehearsals look at it.
 * `withdraw` takes back what is public or spends, and is never too early.
 */
export type Effect = 'read' | 'write' | 'publish' | 'spend' | 'withdraw' | 'notify';

/** Everything one run of an action may use; there is no clock and no randomness beside it. */
export interface Call<Input, Settings = unknown> {
  readonly input: Input;
  readonly settings: Settings;
  readonly http: Http;
  /** For a tool that is a mail server. */
  readonly smtp: Smtp;
  /** Case id and activity id: the same on every attempt, different for every step. */
  readonly idempotencyKey: string;
  /** Short hash of the idempotency key that may be written into the tool's objects: `mr-` and 20 hex digits. */
  readonly marker: string;
  /**
   * Seals a text that the tool gives back in a webhook, with the connection's `webhookSecret`, so that it is known there as ours;
   * CONNECTION_INVALID without one.
   */
  seal(text: string): string;
  readonly attempt: number;
  /**
   * Since when the tool may have work of this call, with room for clocks that go apart: `find` need not look further back. Undefined
   * where the case does not know any more.
   */
  readonly triedSince: Date | undefined;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  heartbeat(details?: unknown): void;
  /** Waits before the vendor is asked again how a long job stands; ends early when the call does, or its step (`cancelledWait`). */
  pause(milliseconds: number): Promise<void>;
  /** Says that the vendor has what was asked for, as a job of this id: from here on it is only asked how that stands. */
  handedIn(job?: string): void;
}

/** One operation of one tool. */
export type Action<
  Id extends string = string,
  T extends Tool = Tool,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = ActionParts<Id, T, Input, Output> & Repeats;

interface ActionParts<
  Id extends string = string,
  T extends Tool = Tool,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly tool: T;
  /** `<tool>.<verb>`: the Temporal activity type. It is in histories: one that is renamed all the same stands in `formerly`. */
  readonly id: Id;
  /** Ids that it had before: released models and histories name them for as long as cases run on these, and a worker answers to them. */
  readonly formerly?: readonly string[];
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly effect: Effect;
  /** The rights that it needs, out of its tool's scopes; none where a plain key has all that its owner has. */
  readonly scopes: readonly string[];
  /** Inputs with which it only takes something back: `{ status: 'PAUSED' }`. */
  readonly withdrawsWhen?: Readonly<Record<string, string>>;
  /**
   * What is left at the vendor when its step is cancelled while it waits, in a sentence. With it every `pause()` ends at once then:
   * at none of them may the effect of a request be undecided, and what the vendor has by then is told by `handedIn()`. Without
   * it a call that changes something goes on to its end. docs/decisions/0017-cancelling-waits.md.
   */
  readonly cancelledWait?: string;
  /** Longest time one attempt may take; 60,000 when absent. */
  readonly timeoutMs?: number;
  /** An input that works against the sandbox's initial state: used by tests, docs and newcomers. */
  readonly example: z.input<Input>;
  run(call: Call<z.output<Input>, z.output<T['settings']>>): Promise<z.input<Output>>;
  /** Looks whether an earlier attempt already did the work, and answers with its output; `unsafe` actions have one, and those `keyed` for a time. */
  find?(call: Call<z.output<Input>, z.output<T['settings']>>): Promise<z.input<Output> | undefined>;
}

/** Declares an action; the id must begin with its tool's id. */
export function defineAction<
  T extends Tool,
  const Verb extends string,
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(action: Action<`${T['id']}.${Verb}`, T, Input, Output>): Action<`${T['id']}.${Verb}`, T, Input, Output> {
  return action;
}

/** An action that can neither be repeated nor asked about: a second attempt would have to guess. */
export function isTriedOnce({ retrySafety, find }: Pick<Action, 'retrySafety' | 'find'>): boolean {
  return retrySafety === 'unsafe' && find === undefined;
}
