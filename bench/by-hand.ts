import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  upsertMemo,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { searchAttributes, updates } from '../workflows/contract.ts';
import type { ECHO } from './models.ts';

const { 'bench.echo': echo } = proxyActivities<{ [ECHO](input: unknown): Promise<unknown> }>({
  startToCloseTimeout: '1 day',
});

/** What the compiled processes do, written by hand: service tasks one after the other. */
export async function byHandSteps(count: number): Promise<void> {
  for (let step = 0; step < count; step += 1) await echo({});
}

/** Service tasks side by side. */
export async function byHandParallel(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => echo({})));
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
