import type { Context } from '@temporalio/activity';
import type { CallMeta } from './activities.ts';
import type { Connection } from './connections.ts';
import { cutOff } from './cut-off.ts';
import { isTriedOnce, type Action, type Call } from './define-action.ts';
import { toolError } from './errors.ts';
import { triedSince } from './first-tried.ts';
import { openHttp } from './http.ts';
import { markerOf } from './marker.ts';
import { seal } from './seal.ts';
import { openSmtp } from './smtp.ts';
import type { OpenConnection } from './open-connection.ts';
import { stoppableWait } from './stoppable-wait.ts';

/** A call whose input and settings were checked against schemas that only run time knows. */
export type AnyCall = Call<unknown, Record<string, unknown>>;

interface CallParts extends Pick<OpenConnection, 'connection' | 'token'> {
  readonly action: Action;
  readonly input: unknown;
  readonly meta: CallMeta;
  /** The activity's context, or nothing outside Temporal. */
  readonly context: Context | undefined;
  readonly now: () => Date;
  readonly answerTimeoutMs: number;
  readonly pause: Pause;
}

/** Waits, or rejects with the signal's reason. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** Puts together what one run of an action may use. */
export function openCall({
  action,
  input,
  meta,
  context,
  connection,
  token,
  now,
  answerTimeoutMs,
  pause,
}: CallParts): AnyCall {
  const signal = cutOff(action.effect, context);
  const attempt = context?.info.attempt ?? 1;
  const wait = stoppableWait({ action, context, signal, pause, repeated: isRepeated(attempt, meta) });
  const http = openHttp({
    tool: action.tool,
    action: action.id,
    connection,
    signal,
    now: () => now().getTime(),
    answerTimeoutMs,
    ...(token === undefined ? {} : { token }),
    // In the middle of what it does: no wait to stop at.
    ...(isTriedOnce(action) ? { waitTurn: (milliseconds) => pause(milliseconds, signal) } : {}),
  });
  const smtp = openSmtp({
    tool: action.tool.id,
    action: action.id,
    connection,
    token,
    answerTimeoutMs,
    pause: wait.pause,
  });
  return {
    input,
    settings: connection.settings,
    http,
    smtp,
    idempotencyKey: meta.idempotencyKey,
    marker: markerOf(meta.idempotencyKey),
    seal: (text) => sealFor(connection, action, text),
    attempt,
    triedSince: triedSince(meta, context, now()),
    now,
    signal,
    heartbeat: (details) => context?.heartbeat(details),
    ...wait,
  };
}

/** An attempt before this one may have done the work. */
export function isRepeated(attempt: number, { mayHaveRun }: Pick<CallMeta, 'mayHaveRun'>): boolean {
  return attempt > 1 || mayHaveRun === true;
}

function sealFor({ webhookSecret }: Connection, { id, tool }: Action, text: string): string {
  if (webhookSecret !== undefined) return seal(text, webhookSecret);
  throw toolError('CONNECTION_INVALID', { tool: tool.id, action: id, fields: ['webhookSecret is missing'] });
}
