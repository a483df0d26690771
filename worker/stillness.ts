import type { WorkflowClient } from '@temporalio/client';

/** What a running case is doing, seen from outside. */
export type Stillness =
  | { readonly is: 'ended' }
  /** A worker is at it, or an activity. */
  | { readonly is: 'moving' }
  | {
      readonly is: 'still';
      readonly caseId: string;
      /** When its open timers fire, epoch milliseconds of its own clock. */
      readonly timers: readonly number[];
      /** The server skips its time by itself. */
      readonly skips: boolean;
      readonly called: readonly Stillness[];
    };

const RUNNING = 'RUNNING';

/** Looks at a case and at those it called. Timers are counted in the history: what a case waits for is not always an element. */
export async function lookAt(client: WorkflowClient, caseId: string): Promise<Stillness> {
  const handle = client.getHandle(caseId);
  const { raw, status, historyLength } = await handle.describe();
  if (status.name !== RUNNING) return { is: 'ended' };
  if (raw.pendingWorkflowTask != null || (raw.pendingActivities ?? []).length > 0) return { is: 'moving' };
  const called: Stillness[] = [];
  for (const { workflowId } of raw.pendingChildren ?? []) {
    const child = await lookAt(client, workflowId ?? '');
    // Its end is on its way to this case.
    if (child.is !== 'still') return { is: 'moving' };
    called.push(child);
  }
  const { events } = await handle.fetchHistory();
  if (events?.length !== historyLength) return { is: 'moving' };
  const timers = new Map<string, number>();
  for (const { eventTime, timerStartedEventAttributes: started, ...event } of events) {
    if (started != null)
      timers.set(started.timerId ?? '', milliseconds(eventTime) + milliseconds(started.startToFireTimeout));
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over != null) timers.delete(over.timerId ?? '');
  }
  const skips = raw.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig?.enabled === true;
  return { is: 'still', caseId, timers: [...timers.values()], skips, called };
}

/** The case and those it called, as far as they run. */
export async function runningCases(client: WorkflowClient, caseId: string): Promise<readonly string[]> {
  const { raw, status } = await client.getHandle(caseId).describe();
  if (status.name !== RUNNING) return [];
  const called = await Promise.all(
    (raw.pendingChildren ?? []).map(({ workflowId }) => runningCases(client, workflowId ?? '')),
  );
  return [caseId, ...called.flat()];
}

interface Seconds {
  readonly seconds?: { toNumber(): number } | null;
  readonly nanos?: number | null;
}

function milliseconds(time: Seconds | null | undefined): number {
  return (time?.seconds?.toNumber() ?? 0) * 1000 + (time?.nanos ?? 0) / 1_000_000;
}
