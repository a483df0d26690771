import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  CancellationScope,
  condition,
  defineQuery,
  defineUpdate,
  proxyActivities,
  setHandler,
  sleep,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { queries, searchAttributes, updates } from '../workflows/contract.ts';
import type { ECHO } from './models.ts';

/** Queue of what stands for tools. */
const TOOLS = 'byHandTools';

/**
 * What the compiled processes do, written by hand with the same care: each step has a name that the history shows, and an
 * idempotency key for the tool.
 */
async function echo(step: number, taskQueue = workflowInfo().taskQueue): Promise<unknown> {
  const name = `step${step}`;
  const activities = proxyActivities<{
    [ECHO](input: unknown, meta: { idempotencyKey: string }): Promise<unknown>;
  }>({
    taskQueue,
    startToCloseTimeout: '1 day',
    retry: { initialInterval: 1000, backoffCoefficient: 2, maximumInterval: 300_000, maximumAttempts: 10 },
    activityId: name,
    summary: name,
  });
  return await activities['bench.echo']({}, { idempotencyKey: `${workflowInfo().workflowId}/${name}` });
}

/** Service tasks one after the other. */
export async function byHandSteps(count: number): Promise<void> {
  for (let step = 1; step <= count; step += 1) await echo(step);
}

/** Service tasks side by side. */
export async function byHandParallel(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => echo(index + 1)));
}

/** A task in somebody's inbox, decided by an Update with a validator. */
export async function byHandDecision(): Promise<void> {
  await decision();
}

/** A lead: three steps, a salesperson with a reminder and a deadline, two steps; the tools have queues of their own, for their rate limits. */
export async function byHandLead(): Promise<void> {
  let open = false;
  setHandler(defineQuery(queries.show), () => ({ tasks: open ? [{ task: 3 }] : [] }));
  for (let step = 1; step <= 3; step += 1) await echo(step, TOOLS);
  await CancellationScope.cancellable(async () => {
    const timers = [sleep('2 hours'), sleep('4 hours')].map((timer) => timer.catch(() => undefined));
    open = true;
    await decision();
    open = false;
    CancellationScope.current().cancel();
    await Promise.all(timers);
  });
  for (let step = 4; step <= 5; step += 1) await echo(step, TOOLS);
}

async function decision(): Promise<void> {
  const inbox = defineSearchAttributeKey(searchAttributes.tasks, SearchAttributeType.KEYWORD_LIST);
  let decided = false;
  upsertSearchAttributes([{ key: inbox, value: ['role:ops'] }]);
  upsertMemo({ tasks: [{ task: 3, name: 'decide', groups: ['ops'] }] });
  setHandler(
    defineUpdate<void, [{ by: string }]>(updates.complete),
    () => {
      decided = true;
    },
    {
      validator: ({ by }) => {
        if (by === '') throw new Error('who?');
      },
    },
  );
  await condition(() => decided);
}
