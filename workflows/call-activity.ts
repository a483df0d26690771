import {
  proxyActivities,
  proxyLocalActivities,
  type ActivityOptions,
  type LocalActivityOptions,
} from '@temporalio/workflow';

/** What an activity learns beside its input. */
export interface CallMeta {
  readonly idempotencyKey: string;
  /** An earlier attempt may have done the work: look before it is done again. */
  readonly mayHaveRun?: boolean;
}

/** The proxies answer to every name; one stands for all. */
interface Activities {
  any(input: unknown, meta?: CallMeta): Promise<unknown>;
}

type Arguments = Parameters<Activities['any']>;

/** Calls an activity by its type. No `async`: the SDK takes a stack for every promise, which is most of what a step costs. */
export function callActivity(type: string, options: ActivityOptions, ...args: Arguments): Promise<unknown> {
  return proxyActivities<Activities>(options)[type as 'any'](...args);
}

/** Calls an activity in this very worker: a marker in the history, no hop over a task queue. */
export function callLocally(
  type: string,
  { startToCloseTimeout, retry, summary }: ActivityOptions,
  ...args: Arguments
): Promise<unknown> {
  const options: LocalActivityOptions = {
    ...(startToCloseTimeout === undefined ? {} : { startToCloseTimeout }),
    ...(retry === undefined ? {} : { retry }),
    ...(summary === undefined ? {} : { summary }),
  };
  return proxyLocalActivities<Activities>(options)[type as 'any'](...args);
}
