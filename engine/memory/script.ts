import type { Variables } from '../kernel/index.ts';

/** What the world does while a process runs: answers of jobs, decisions of people, messages. `after` is an ISO 8601 duration. */
export interface Script {
  /** By element id or job type (the element id wins). A list answers the first, second, … time; its last entry all later ones. */
  readonly jobs?: { readonly [elementOrType: string]: Answer | readonly Answer[] };
  /** By user task id, in the same way. A task without an entry stays open. */
  readonly tasks?: { readonly [element: string]: Decision | readonly Decision[] };
  readonly events?: readonly ScriptedEvent[];
}

export type Answer = { readonly after?: string } & (
  | {
      readonly complete: Variables;
      /** The worker sends this first: it reaches the case that waits for it, or begins one, within an hour. */
      readonly publish?: ScriptedMessage;
      /** The same with a signal: it reaches all cases that wait for it now, and begins others. */
      readonly broadcast?: ScriptedSignal;
    }
  | { readonly error: { readonly code: string; readonly message?: string; readonly variables?: Variables } }
  | { readonly fail: { readonly code: string; readonly message?: string } }
);

/** A message to whichever case of the run waits for it. */
export interface ScriptedMessage {
  readonly message: string;
  readonly key?: string;
  readonly variables?: Variables;
}

/** A signal to all cases of the run that wait for it. */
export interface ScriptedSignal {
  readonly signal: string;
  readonly variables?: Variables;
}

export type Decision =
  | { readonly by: string; readonly result: Variables; readonly after?: string }
  /** Nobody decides this one. */
  | { readonly leave: true };

export type ScriptedEvent = {
  /** Counted from the start, or from the completion of `afterElement`. */
  readonly after?: string;
  readonly afterElement?: string;
} & (ScriptedMessage | ScriptedSignal | ScriptedActivation | { readonly cancel: true; readonly by?: string });

/** People choose what is done next in an ad-hoc sub-process, by element ids. */
export interface ScriptedActivation {
  readonly activate: readonly string[];
  readonly within: string;
  readonly by?: string;
}

/** The entry that answers the `nth` time (from 0). */
export function nthOf<T extends object>(entries: T | readonly T[] | undefined, nth: number): T | undefined {
  if (entries === undefined || !isList(entries)) return entries;
  return entries[Math.min(nth, entries.length - 1)];
}

function isList<T extends object>(entries: T | readonly T[]): entries is readonly T[] {
  return Array.isArray(entries);
}
