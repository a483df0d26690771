import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';

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
