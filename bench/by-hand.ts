import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  upsertMemo,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { searchAttributes, updates } from '../workflows/contract.ts';
import type { ECHO } from './models.ts';

/**
 * What the compiled processes do, written by hand with the same care: each step has a name that the history shows, and an
 * idempotency key for the tool.
 */
async function echo(step: number): Promise<unknown> {
  const name = `step${step}`;
  const activities = proxyActivities<{
    [ECHO](input: unknown, meta: { idempotencyKey: string }): Promise<unknown>;
  }>({
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
