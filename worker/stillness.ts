import { WorkflowNotFoundError, type WorkflowClient, type WorkflowHandle } from '@temporalio/client';

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

/** Looks at cases, again and again. */
export class StillnessWatch {
  readonly #client: WorkflowClient;
  /** Open timers by case, as of a run and the length of its history: of a case that stands still it is read once. */
  readonly #timers = new Map<string, { readonly asOf: string; readonly timers: readonly number[] }>();

  constructor(client: WorkflowClient) {
    this.#client = client;
  }

  /** Looks at a case and at those it called. */
  async lookAt(caseId: string): Promise<Stillness> {
    const handle = this.#client.getHandle(caseId);
    const { raw, status, historyLength, runId } = await handle.describe();
    if (status.name !== RUNNING) return { is: 'ended' };
    if (raw.pendingWorkflowTask != null || (raw.pendingActivities ?? []).length > 0) return { is: 'moving' };
    const called: Stillness[] = [];
    for (const { workflowId } of raw.pendingChildren ?? []) {
      const child = await this.lookAt(workflowId ?? '').catch((error: unknown): Stillness => {
        // It has been asked for and does not exist yet.
        if (error instanceof WorkflowNotFoundError) return { is: 'moving' };
        throw error;
      });
      // Its end is on its way to this case.
      if (child.is !== 'still') return { is: 'moving' };
      called.push(child);
    }
    const asOf = `${runId} ${historyLength}`;
    const known = this.#timers.get(caseId);
    const timers = known?.asOf === asOf ? known.timers : await openTimers(handle, historyLength);
    if (timers === undefined) return { is: 'moving' };
    this.#timers.set(caseId, { asOf, timers });
    const skipping = raw.workflowExtendedInfo?.timeSkippingInfo;
    const now = skipping?.currentTime == null ? 0 : milliseconds(skipping.currentTime);
    // The server has skipped to it and is about to say so; who asked it to skip once more would lose what comes of this timer.
    if (timers.some((timer) => timer <= now)) return { is: 'moving' };
    const skips = skipping?.effectiveConfig?.enabled === true;
    return { is: 'still', caseId, timers, skips, called };
  }
}

/**
 * Looks until every called case whose caller has ended has heard of it: it is asked to cancel a moment later, and ends a moment after that,
 * unless it cleans up and waits.
 */
export async function untilAllHaveHeard(client: WorkflowClient, called: readonly string[]): Promise<void> {
  // The id of a called case begins with its caller's: callers come first, and have ended when those they called are looked at.
  const ids = called.toSorted();
  for (let index = 0; index < ids.length;) {
    if (await isToHear(client, ids[index] ?? '')) await new Promise((resolve) => setTimeout(resolve, 20));
    else index += 1;
  }
}

async function isToHear(client: WorkflowClient, caseId: string): Promise<boolean> {
  const { raw, status } = await client.getHandle(caseId).describe();
  if (status.name !== RUNNING) return false;
  const caller = raw.workflowExecutionInfo?.parentExecution?.workflowId;
  if (caller == null) return false;
  if ((await client.getHandle(caller).describe()).status.name === RUNNING) return false;
  if (raw.workflowExtendedInfo?.cancelRequested !== true) return true;
  return raw.pendingWorkflowTask != null || (raw.pendingActivities ?? []).length > 0;
}

/** Counted in the history: what a case waits for is not always an element. Nothing where it has grown meanwhile. */
async function openTimers(
  handle: WorkflowHandle,
  historyLength: number,
): Promise<readonly number[] | undefined> {
  const { events } = await handle.fetchHistory();
  if (events?.length !== historyLength) return undefined;
  const timers = new Map<string, number>();
  let sending = 0;
  for (const { eventTime, timerStartedEventAttributes: started, ...event } of events) {
    if (started != null)
      timers.set(started.timerId ?? '', milliseconds(eventTime) + milliseconds(started.startToFireTimeout));
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over != null) timers.delete(over.timerId ?? '');
    if (event.signalExternalWorkflowExecutionInitiatedEventAttributes != null) sending += 1;
    const arrived =
      event.externalWorkflowExecutionSignaledEventAttributes ??
      event.signalExternalWorkflowExecutionFailedEventAttributes;
    if (arrived != null) sending -= 1;
  }
  if (sending > 0) return undefined;
  return [...timers.values()];
}

/** The case and those it called, as far as they run. */
export async function runningCases(client: WorkflowClient, caseId: string): Promise<readonly string[]> {
  const described = await client
    .getHandle(caseId)
    .describe()
    .catch((error: unknown) => {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    });
  if (described?.status.name !== RUNNING) return [];
  const { raw } = described;
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
