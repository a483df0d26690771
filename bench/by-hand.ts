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
import { ECHO } from './models.ts';

/** Queue of what stands for tools. */
const TOOLS = 'byHandTools';

/** What a step calls, and with what. */
export interface Call {
  readonly action: string;
  readonly input: object;
}

const ECHOED: Call = { action: ECHO, input: {} };

/**
 * What the compiled processes do, written by hand with the same care: each step has a name that the history shows, and an
 * idempotency key for the tool.
 */
async function perform(
  step: number,
  { action, input }: Call = ECHOED,
  taskQueue = workflowInfo().taskQueue,
): Promise<unknown> {
  const name = `step${step}`;
  const activities = proxyActivities<
    Record<string, (input: unknown, meta: { idempotencyKey: string }) => Promise<unknown>>
  >({
    taskQueue,
    startToCloseTimeout: '1 day',
    retry: { initialInterval: 1000, backoffCoefficient: 2, maximumInterval: 300_000, maximumAttempts: 10 },
    activityId: name,
    summary: name,
  });
  return await activities[action]?.(input, { idempotencyKey: `${workflowInfo().workflowId}/${name}` });
}

/** Service tasks one after the other. */
export async function byHandSteps(count: number): Promise<void> {
  for (let step = 1; step <= count; step += 1) await perform(step);
}

/** Service tasks side by side. */
export async function byHandParallel(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => perform(index + 1)));
}

/** A task in somebody's inbox, decided by an Update with a validator. */
export async function byHandDecision(): Promise<void> {
  await decision();
}

/**
 * A lead: three steps, a salesperson with a reminder and a deadline, two steps with the contact that came of the first; the tools have
 * queues of their own, for their rate limits. Without calls the steps echo.
 */
export async function byHandLead(calls: readonly Call[] = []): Promise<void> {
  let contact: { readonly contactId?: string } = {};
  let open = false;
  setHandler(defineQuery(queries.show), () => ({ tasks: open ? [{ task: 3 }] : [] }));
  for (const step of [1, 2, 3]) contact = (await perform(step, calls[step - 1], TOOLS)) as typeof contact;
  await CancellationScope.cancellable(async () => {
    const timers = [sleep('2 hours'), sleep('4 hours')].map((timer) => timer.catch(() => undefined));
    open = true;
    await decision();
    open = false;
    CancellationScope.current().cancel();
    await Promise.all(timers);
  });
  for (const step of [4, 5]) {
    const { action, input } = calls[step - 1] ?? ECHOED;
    const { contactId } = contact;
    await perform(step, { action, input: step === 4 ? { ...input, contactId } : input }, TOOLS);
  }
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
