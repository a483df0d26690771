import { isGrpcCancelledError, isGrpcDeadlineError, type Client } from '@temporalio/client';
import { pathOfRun } from './case-calls.ts';
import { runsOf } from './case-runs.ts';
import { pathEntry } from './case-views.ts';

export interface FollowOptions {
  /** Lines of the path that the listener has already. */
  readonly seen: number;
  /** Aborted when nobody listens any more. */
  readonly signal: AbortSignal;
}

/**
 * The path of a case as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): what has happened so far,
 * then each line as it happens, then `end`. The id of an event is how many lines came with it, so that a listener can carry on.
 */
export async function* followCase(
  client: Client,
  caseId: string,
  { seen, signal }: FollowOptions,
): AsyncGenerator<string> {
  let before = 0;
  let sent = seen;
  let run: string | undefined;
  const runs = [...(await runsOf(client, caseId))];
  while ((run = runs.shift()) !== undefined) {
    let length = 0;
    for await (const news of newsOf(client, caseId, { runId: run, signal })) {
      if (news.kind === 'quiet') {
        yield ': still here\n\n';
        continue;
      }
      const path = await pathOfRun(client, caseId, run);
      length = path.length;
      for (; sent < before + length; sent++) {
        yield `id: ${sent + 1}\nevent: path\ndata: ${JSON.stringify(pathEntry.parse(path[sent - before]))}\n\n`;
      }
      if (news.continuedAs !== undefined && runs.length === 0) runs.push(news.continuedAs);
    }
    if (signal.aborted) return;
    before += length;
  }
  yield 'event: end\ndata: {}\n\n';
}

type News =
  /** The server waited as long as it does, and nothing happened. */
  { readonly kind: 'quiet' } | { readonly kind: 'events'; readonly continuedAs?: string };

/** Says whenever the history of a run has grown, until the run ends. The server holds each request until there is something to say. */
async function* newsOf(
  client: Client,
  caseId: string,
  { runId, signal }: { readonly runId: string; readonly signal: AbortSignal },
): AsyncGenerator<News> {
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await waitForPage(client, signal, {
      namespace: client.options.namespace,
      execution: { workflowId: caseId, runId },
      waitNewEvent: true,
      ...(nextPageToken === undefined ? {} : { nextPageToken }),
    });
    if (page === 'aborted') return;
    if (page === 'late') {
      yield { kind: 'quiet' };
      continue;
    }
    const events = page.history?.events ?? [];
    const continuedAs = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    nextPageToken = page.nextPageToken ?? undefined;
    if (events.length === 0) yield { kind: 'quiet' };
    else yield { kind: 'events', ...(continuedAs ? { continuedAs } : {}) };
  } while (nextPageToken === undefined || nextPageToken.length > 0);
}

type PageRequest = Parameters<Client['workflowService']['getWorkflowExecutionHistory']>[0];

async function waitForPage(client: Client, signal: AbortSignal, request: PageRequest) {
  // The SDK does not look whether the signal was aborted before.
  if (signal.aborted) return 'aborted';
  try {
    // A signal of its own for each request: the SDK's listeners would pile up on the caller's.
    return await client.connection.withAbortSignal(AbortSignal.any([signal]), () =>
      client.workflowService.getWorkflowExecutionHistory(request),
    );
  } catch (error) {
    if (signal.aborted || isGrpcCancelledError(error)) return 'aborted';
    if (isGrpcDeadlineError(error)) return 'late';
    throw error;
  }
}
