import { proxyActivities } from '@temporalio/workflow';

/** Actions to be called at once, under one connection. */
export interface Calls {
  readonly queue: string;
  readonly connection: string;
  readonly actions: readonly { readonly id: string; readonly input: unknown }[];
}

type Act = (input: unknown, meta: object) => Promise<unknown>;

/** Calls each action once; gives what became of it. */
export async function callActions({ queue, connection, actions }: Calls): Promise<readonly string[]> {
  const acts = proxyActivities<Record<string, Act>>({
    taskQueue: queue,
    startToCloseTimeout: '1 minute',
    heartbeatTimeout: '20 seconds',
    retry: { maximumAttempts: 1 },
  });
  return await Promise.all(
    actions.map(async ({ id, input }) => {
      try {
        await acts[id]?.(input, { idempotencyKey: `${connection}/${id}`, connection });
        return `${id} done`;
      } catch (error) {
        const { cause } = error as { cause?: { type?: string } };
        return `${id} ${cause?.type ?? 'failed'}`;
      }
    }),
  );
}
