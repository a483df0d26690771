import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { JobCall } from '../engine/kernel/index.ts';

/** What an activity learns beside its input. */
export interface CallMeta {
  readonly idempotencyKey: string;
  /** An earlier attempt may have done the work: look before it is done again. */
  readonly mayHaveRun?: boolean;
  /** Milliseconds since the first of these was called. */
  readonly triedForMs?: number;
}

/** What an activity learns of calls of the same job before this one. */
export function repetitionOf({ repeated, triedForMs }: JobCall): Omit<CallMeta, 'idempotencyKey'> {
  if (!repeated) return {};
  return { mayHaveRun: true, ...(triedForMs === undefined ? {} : { triedForMs }) };
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
